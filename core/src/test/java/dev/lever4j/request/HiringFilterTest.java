package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.model.AuditEventType;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.RequisitionStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HiringFilterTest {
    private static final Instant ONE = Instant.ofEpochMilli(1);
    private static final Instant TWO = Instant.ofEpochMilli(2);

    @Test
    void everyDocumentedConditionOfAuditEvents() {
        AuditEventFilter filter = AuditEventFilter.builder()
                .type(AuditEventType.USER_ROLE_CHANGED)
                .user("u")
                .target("user", "t")
                .createdFrom(ONE)
                .createdTo(TWO)
                .limit(5)
                .build();
        assertThat(filter.toQuery().encoded())
                .isEqualTo("type=user.role%3Achanged&user_id=u&target_type=user&target_id=t&created_at_start=1"
                        + "&created_at_end=2&limit=5");
        assertThat(filter.toBuilder().build()).isEqualTo(filter);
        assertThat(filter.toBuilder()
                        .withoutUser()
                        .target("key")
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("type=user.role%3Achanged&user_id=null&target_type=key&created_at_start=1"
                        + "&created_at_end=2&limit=5");
    }

    @Test
    void everyDocumentedConditionOfRequisitions() {
        assertThat(RequisitionFilter.builder()
                        .createdFrom(ONE)
                        .createdTo(TWO)
                        .requisitionCode("ENG-9")
                        .status(RequisitionStatus.ON_HOLD)
                        .confidentiality(ConfidentialityFilter.ALL)
                        .expand(RequisitionExpand.HIRING_MANAGER, RequisitionExpand.POSTINGS)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("created_at_start=1&created_at_end=2&requisition_code=ENG-9&status=onHold"
                        + "&confidentiality=all&expand=hiringManager&expand=postings");
    }

    @Test
    void requisitionFieldsComeAllAtOnce() {
        RequisitionFieldFilter.Builder builder =
                RequisitionFieldFilter.builder().required(true).type(RequisitionFieldType.DROPDOWN);
        assertThat(builder.build().toQuery().encoded()).isEqualTo("isRequired=true&type=dropdown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.limit(5).build())
                .withMessageContaining("limit");
    }

    @Test
    void everyDocumentedConditionOfEqualOpportunityResponses() {
        assertThat(EeoResponseFilter.builder()
                        .createdFrom(ONE)
                        .createdTo(TWO)
                        .expand(EeoResponseExpand.CONTACT)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("created_at_start=1&created_at_end=2&expand=contact");
        assertThat(AnonymousEeoResponseFilter.builder()
                        .from(ONE)
                        .to(ONE)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("fromDate=1&toDate=1");
    }

    @Test
    void aRangeMustNotStartAfterItsEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AnonymousEeoResponseFilter.builder().from(TWO).to(ONE).build())
                .withMessageContaining("fromDate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditEventFilter.builder()
                        .createdFrom(TWO)
                        .createdTo(ONE)
                        .build())
                .withMessageContaining("created_at");
    }
}
