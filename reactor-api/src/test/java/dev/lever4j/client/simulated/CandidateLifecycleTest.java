package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.Archived;
import dev.lever4j.model.ChangedOpportunity;
import dev.lever4j.model.Contact;
import dev.lever4j.model.CreatedOpportunity;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Posting;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.Stage;
import dev.lever4j.model.User;
import dev.lever4j.model.WorkplaceType;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.request.OpportunityBody;
import dev.lever4j.request.OpportunityExpand;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.PostingBody;
import dev.lever4j.request.PostingChanges;
import dev.lever4j.request.PostingExpand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a client writes is what it reads afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidateLifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final SimulatedAccount account = SimulatedAccount.connected();
    private final LeverClient lever = account.client;
    private @Nullable PerformAs recruiter;

    @BeforeAll
    void somebodyWorksHere() {
        User first = got(lever.users().list().items().next());
        recruiter = performAs(first.id());
    }

    @AfterAll
    void close() {
        account.close();
    }

    @Test
    void anOpportunityFromItsCreationToItsArchive() {
        Posting posting = got(lever.postings()
                .list(where -> where.state(PostingState.PUBLISHED))
                .items()
                .next());
        CreatedOpportunity created = got(lever.opportunities()
                .create(
                        OpportunityBody.builder()
                                .name("Jane Doe")
                                .headline("Engineer")
                                .emails(List.of("jane.doe@new.example.com"))
                                .phone("mobile", "555")
                                .tags(List.of("first"))
                                .sources(List.of("Test"))
                                .origin(Origin.SOURCED)
                                .posting(posting.id())
                                .build(),
                        how -> how.asPostingOwner(),
                        recruiter()));
        assertThat(created.deduped()).isNotEqualTo(true);
        OpportunityById jane = lever.opportunity(created.opportunity().id());

        got(jane.addTags(List.of("second"), recruiter()));
        got(jane.removeTags(List.of("first")));
        got(jane.addSources(List.of("Fair")));
        got(jane.removeSources(List.of("Test"), recruiter()));
        got(jane.addLinks(List.of("https://example.com/a", "https://example.com/b")));
        got(jane.removeLinks(List.of("https://example.com/a")));
        Stage stage = got(lever.stages().list().items().skip(1).next());
        ChangedOpportunity moved = got(jane.changeStage(stage.id(), recruiter()));
        assertThat(Objects.requireNonNull(moved.stage()).id()).isEqualTo(stage.id());

        Opportunity read = got(jane.get(OpportunityExpand.STAGE, OpportunityExpand.CONTACT));
        assertThat(read.name()).isEqualTo("Jane Doe");
        assertThat(read.tags()).contains("second").doesNotContain("first");
        assertThat(read.sources()).contains("Fair").doesNotContain("Test");
        assertThat(read.links()).containsExactly("https://example.com/b");
        assertThat(Objects.requireNonNull(read.stage()).expanded())
                .map(Stage::text)
                .contains(stage.text());
        assertThat(Objects.requireNonNull(read.contact()).expanded())
                .map(Contact::emails)
                .contains(List.of("jane.doe@new.example.com"));
        assertThat(lever.opportunities()
                        .list(where -> where.email("jane.doe@new.example.com"))
                        .items()
                        .map(Opportunity::id)
                        .collectList()
                        .block(SOON))
                .containsExactly(read.id());
    }

    @Test
    void archivedAndActiveAgain() {
        ArchiveReason reason = got(lever.archiveReasons().list().items().next());
        OpportunityById somebody = lever.opportunity(got(lever.opportunities()
                        .create(OpportunityBody.builder().name("John Roe").build(), recruiter()))
                .opportunity()
                .id());
        got(somebody.archive(
                ArchiveBody.builder(reason.id()).cleanInterviews(true).build(), recruiter()));
        assertThat(got(somebody.get()).archived()).extracting(Archived::reason).isEqualTo(reason.id());
        got(somebody.unarchive());
        assertThat(got(somebody.get()).archived()).isNull();
    }

    @Test
    void theSamePersonIsDeduped() {
        OpportunityBody body = OpportunityBody.builder()
                .name("Twice Seen")
                .emails(List.of("twice@new.example.com"))
                .build();
        CreatedOpportunity first = got(lever.opportunities().create(body, recruiter()));
        CreatedOpportunity second = got(lever.opportunities().create(body, recruiter()));
        assertThat(second.deduped()).isTrue();
        assertThat(second.opportunity().contact()).isEqualTo(first.opportunity().contact());
        assertThat(second.opportunity().id()).isNotEqualTo(first.opportunity().id());
    }

    @Test
    void aPostingFromItsDraftToItsPublication() {
        Posting draft = got(lever.postings()
                .create(
                        PostingBody.builder("Engineer")
                                .categories(of -> of.team("Platform").location("Berlin"))
                                .tags(List.of("a", "b"))
                                .content(of -> of.description("<div><b>x</b></div>")
                                        .list("Needs", "<li>y</li>")
                                        .closing("<div>z</div>"))
                                .workplaceType(WorkplaceType.HYBRID)
                                .salaryRange(new BigDecimal(1), new BigDecimal(2), "EUR", "per-year-salary")
                                .build(),
                        recruiter()));
        assertThat(draft.state()).isEqualTo(PostingState.DRAFT);
        got(lever.postings()
                .update(
                        draft.id(),
                        PostingChanges.builder()
                                .text("Senior Engineer")
                                .tags(List.of("c"))
                                .build(),
                        recruiter()));
        Posting read = got(lever.postings().get(draft.id(), PostingExpand.USER));
        assertThat(read.text()).isEqualTo("Senior Engineer");
        assertThat(read.tags()).containsExactly("c");
        assertThat(Objects.requireNonNull(read.categories()).team()).isEqualTo("Platform");
        assertThat(Objects.requireNonNull(read.content()).closingHtml()).isEqualTo("<div>z</div>");
        assertThat(Objects.requireNonNull(read.user()).expanded()).isPresent();
    }

    @Test
    void whatWasDeletedIsListedByItself() {
        Instant end = Instant.parse("2026-06-30T00:00:00Z");
        assertThat(lever.opportunities()
                        .listDeleted()
                        .items()
                        .all(o -> o.deletedAt() != null)
                        .block(SOON))
                .isTrue();
        assertThat(lever.postings()
                        .listDeleted()
                        .items()
                        .all(p -> p.deletedAt() != null)
                        .block(SOON))
                .isTrue();
        assertThat(lever.applications()
                        .listDeleted(end.minus(Duration.ofDays(30)), end)
                        .items()
                        .all(a -> a.deletedAt() != null)
                        .block(SOON))
                .isTrue();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        StepVerifier.create(lever.opportunity("nobody").addTags(List.of("x")))
                .expectErrorMatches(LeverException::isNotFound)
                .verify(SOON);
    }

    private PerformAs recruiter() {
        return Objects.requireNonNull(recruiter);
    }

    private static <T> T got(Mono<T> call) {
        return call.blockOptional(SOON).orElseThrow();
    }
}
