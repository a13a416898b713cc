package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.model.Opportunity;
import dev.lever4j.request.ApplicationExpand;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.OpportunityInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpportunitiesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ID = "250d8f03-738a-4bba-a671-8a3d73477145";
    private static final String EMPTY_PAGE = "{\"data\":[],\"hasNext\":false}";

    @Test
    void whatIsToBeExpandedIsAskedForOnceEach() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("opportunities-1"));
        Opportunities opportunities = lever.client().opportunities();
        Opportunity opportunity = opportunities
                .get(ID, OpportunityExpand.SOURCED_BY, OpportunityExpand.STAGE, OpportunityExpand.STAGE)
                .block(SOON);
        assertThat(Objects.requireNonNull(opportunity).name()).isEqualTo("Shane Smith");
        opportunities
                .get(ID, Set.of(OpportunityInclude.FOLLOWERS), OpportunityExpand.CONTACT)
                .block(SOON);
        lever.client().opportunity(ID).get(OpportunityExpand.OWNER).block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/" + ID + "?expand=sourcedBy&expand=stage",
                        "/v1/opportunities/" + ID + "?expand=contact&include=followers",
                        "/v1/opportunities/" + ID + "?expand=owner");
    }

    @Test
    void deletedOnesAreListedByWhenTheyWereDeleted() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("opportunities-deleted-1"));
        Opportunities opportunities = lever.client().opportunities();
        opportunities.listDeleted().items().blockLast(SOON);
        opportunities
                .listDeleted(where -> where.deletedFrom(Instant.ofEpochMilli(1)).deletedTo(Instant.ofEpochMilli(2)))
                .items()
                .blockLast(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/deleted?limit=100",
                        "/v1/opportunities/deleted?deleted_at_start=1&deleted_at_end=2&limit=100");
    }

    @Test
    void applicationsExpandToo() {
        FakeLever lever = FakeLever.saying(200, EMPTY_PAGE);
        OpportunityApplications applications = lever.client().opportunity("o").applications();
        applications
                .list(
                        ApplicationExpand.POSTING,
                        ApplicationExpand.POSTING_OWNER,
                        ApplicationExpand.POSTING_HIRING_MANAGER,
                        ApplicationExpand.USER)
                .items()
                .blockLast(SOON);
        applications.get("a", ApplicationExpand.USER).onErrorComplete().block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/applications?expand=posting&expand=postingOwner"
                                + "&expand=postingHiringManager&expand=user&limit=100",
                        "/v1/opportunities/o/applications/a?expand=user");
    }

    @Test
    void deletedApplicationsAreAskedForByAWindowOfThirtyDaysAtMost() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("applications-deleted-1"));
        Applications applications = lever.client().applications();
        Instant from = Instant.ofEpochMilli(1780272000000L);
        Instant to = from.plus(Duration.ofDays(30));
        assertThat(applications.listDeleted(from, to).items().collectList().block(SOON))
                .isEqualTo(List.of());
        assertThat(lever.targets())
                .containsExactly("/v1/applications/deleted?deleted_at_start=1780272000000"
                        + "&deleted_at_end=1782864000000&limit=100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> applications.listDeleted(from, to.plusMillis(1)))
                .withMessageContaining("deleted_at_end")
                .withMessageContaining("30 days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> applications.listDeleted(to, from))
                .withMessageContaining("deleted_at");
        assertThat(lever.requests).hasValue(1);
    }
}
