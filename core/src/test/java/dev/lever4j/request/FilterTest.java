package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.model.AccessRole;
import dev.lever4j.model.ArchiveReasonType;
import dev.lever4j.model.DistributionChannel;
import dev.lever4j.model.Origin;
import dev.lever4j.model.PostingState;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {
    private static final Instant ONE = Instant.ofEpochMilli(1);
    private static final Instant TWO = Instant.ofEpochMilli(2);

    @Test
    void everyDocumentedConditionOfOpportunities() {
        OpportunityFilter filter = OpportunityFilter.builder()
                .tag("a", "B c")
                .email("jane@example.com")
                .origin(Origin.AGENCY, Origin.of("new"))
                .source("s")
                .confidentiality(ConfidentialityFilter.ALL)
                .stage("lead-new", "offer")
                .posting("p")
                .archivedPosting("q")
                .createdFrom(ONE)
                .createdTo(TWO)
                .updatedFrom(ONE)
                .updatedTo(TWO)
                .advancedFrom(ONE)
                .advancedTo(TWO)
                .archivedFrom(ONE)
                .archivedTo(ONE)
                .archived(true)
                .archiveReason("r")
                .snoozed(false)
                .contact("c")
                .location("unspecified")
                .includeFollowers()
                .expand(OpportunityExpand.APPLICATIONS, OpportunityExpand.SOURCED_BY)
                .limit(100)
                .build();
        assertThat(filter.toQuery().encoded())
                .isEqualTo(
                        "tag=a&tag=B%20c&email=jane%40example.com&origin=agency&origin=new&source=s&confidentiality=all"
                                + "&stage_id=lead-new&stage_id=offer&posting_id=p&archived_posting_id=q&created_at_start=1&created_at_end=2"
                                + "&updated_at_start=1&updated_at_end=2&advanced_at_start=1&advanced_at_end=2&archived_at_start=1"
                                + "&archived_at_end=1&archived=true&archive_reason_id=r&snoozed=false&contact_id=c&location=unspecified"
                                + "&include=followers&expand=applications&expand=sourcedBy&limit=100");
        assertThat(filter.toBuilder().build()).isEqualTo(filter).hasSameHashCodeAs(filter);
        assertThat(filter.toString()).doesNotContain("jane");
    }

    @Test
    void everyDocumentedConditionOfPostings() {
        PostingFilter filter = PostingFilter.builder()
                .state(PostingState.PUBLISHED)
                .distributionChannel(DistributionChannel.PUBLIC, DistributionChannel.INTERNAL)
                .confidentiality(ConfidentialityFilter.CONFIDENTIAL)
                .team("t")
                .department("d")
                .location("l")
                .commitment("c")
                .level("v")
                .tag("g")
                .includeContent()
                .includeFollowers()
                .expand(PostingExpand.HIRING_MANAGER)
                .build();
        assertThat(filter.toQuery().encoded())
                .isEqualTo(
                        "state=published&distributionChannel=public&distributionChannel=internal&confidentiality=confidential"
                                + "&team=t&department=d&location=l&commitment=c&level=v&tag=g&include=content&include=followers"
                                + "&expand=hiringManager");
    }

    @Test
    void postingsByTimeOfChangeTakeNothingElseButConfidentiality() {
        PostingFilter.Builder changed = PostingFilter.builder()
                .updatedFrom(ONE)
                .confidentiality(ConfidentialityFilter.ALL)
                .expand(PostingExpand.USER)
                .limit(5);
        assertThat(changed.build().toQuery().names()).contains("updated_at_start", "confidentiality");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changed.tag("x").build())
                .withMessageContaining("confidentiality");
    }

    @Test
    void usersReasonsAndDeletedOnes() {
        assertThat(UserFilter.builder()
                        .email("e@x")
                        .accessRole(AccessRole.SUPER_ADMIN, AccessRole.of("custom-id"))
                        .includeDeactivated(true)
                        .externalDirectoryId("7")
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo(
                        "email=e%40x&accessRole%5B%5D=super%20admin&accessRole%5B%5D=custom-id&includeDeactivated=true"
                                + "&external_directory_id=7");
        assertThat(ArchiveReasonFilter.builder()
                        .type(ArchiveReasonType.NON_HIRED)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("type=non-hired");
        assertThat(DeletedFilter.builder()
                        .deletedFrom(ONE)
                        .deletedTo(TWO)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("deleted_at_start=1&deleted_at_end=2");
    }

    @Test
    void noConditionIsNoQuery() {
        assertThat(OpportunityFilter.all().toQuery().isEmpty()).isTrue();
        assertThat(OpportunityFilter.all())
                .isEqualTo(OpportunityFilter.builder().build());
    }

    @Test
    void severalValuesAddUpAndSingleOnesReplace() {
        OpportunityFilter filter = OpportunityFilter.builder()
                .tag("a")
                .tag("b", "a")
                .archived(true)
                .archived(false)
                .build();
        assertThat(filter.toQuery().encoded()).isEqualTo("tag=a&tag=b&archived=false");
    }

    @Test
    void aFilterDoesNotChangeWithTheBuilderItCameFrom() {
        OpportunityFilter.Builder builder = OpportunityFilter.builder().tag("a");
        OpportunityFilter filter = builder.build();
        builder.tag("b");
        filter.toBuilder().tag("c").build();
        assertThat(filter.toQuery().encoded()).isEqualTo("tag=a");
    }

    static Stream<UnaryOperator<OpportunityFilter.Builder>> mistakes() {
        return Stream.of(
                f -> f.createdFrom(TWO).createdTo(ONE),
                f -> f.updatedTo(ONE).updatedFrom(TWO),
                f -> f.archivedFrom(TWO).archivedTo(ONE),
                f -> f.advancedFrom(TWO).advancedTo(ONE),
                f -> f.tag(""),
                f -> f.tag("a", " "),
                f -> f.tag(),
                f -> f.stage(),
                f -> f.origin(),
                f -> f.origin(Origin.of("")),
                f -> f.expand(),
                f -> f.email(""),
                f -> f.limit(0),
                f -> f.limit(101),
                f -> f.limit(-1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatLeverWouldRefuseIsRefusedBeforeAnythingIsSent(UnaryOperator<OpportunityFilter.Builder> mistake) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mistake.apply(OpportunityFilter.builder()).build());
    }

    @Test
    void uploadsAndFileActionsGoByTime() {
        assertThat(UploadedFilter.builder()
                        .uploadedFrom(ONE)
                        .uploadedTo(TWO)
                        .limit(7)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("uploaded_at_start=1&uploaded_at_end=2&limit=7");
        assertThat(FileActionFilter.builder()
                        .occurredFrom(ONE)
                        .occurredTo(TWO)
                        .build()
                        .toQuery()
                        .encoded())
                .isEqualTo("occurred_at_start=1&occurred_at_end=2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UploadedFilter.builder()
                        .uploadedFrom(TWO)
                        .uploadedTo(ONE)
                        .build());
    }
}
