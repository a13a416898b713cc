package dev.lever4j.client;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.model.Posting;
import dev.lever4j.request.Distribution;
import dev.lever4j.request.PostingBody;
import dev.lever4j.request.PostingChanges;
import dev.lever4j.request.PostingExpand;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PostingsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ID = "f2f01e16-27f8-4711-a728-7d49499795a0";

    @Test
    void onePostingCanBeExpandedAndItsQuestionsNarrowed() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("postings-1"));
        Postings postings = lever.client().postings();
        Posting posting = postings.get(ID, PostingExpand.HIRING_MANAGER).block(SOON);
        assertThat(Objects.requireNonNull(posting).text()).isEqualTo("Infrastructure Engineer");
        postings.get(ID, Distribution.INTERNAL, PostingExpand.USER).block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/postings/" + ID + "?expand=hiringManager",
                        "/v1/postings/" + ID + "?expand=user&distribution=internal");
    }

    @Test
    void deletedOnesAreListedByWhenTheyWereDeleted() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("postings-deleted-1"));
        Postings postings = lever.client().postings();
        postings.listDeleted().items().blockLast(SOON);
        postings.listDeleted(where -> where.deletedTo(Instant.ofEpochMilli(2)).limit(7))
                .items()
                .blockLast(SOON);
        assertThat(lever.targets())
                .containsExactly("/v1/postings/deleted?limit=100", "/v1/postings/deleted?deleted_at_end=2&limit=7");
    }

    @Test
    void createsAndUpdatesOnAUsersBehalf() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("postings-3"));
        Postings postings = lever.client().postings();
        Posting created = postings.create(PostingBody.builder("t").build(), performAs("u"))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(created.text()).isEqualTo("Infrastructure Engineer");
        postings.update(created.id(), PostingChanges.builder().country("US").build(), performAs("u"))
                .block(SOON);
        assertThat(lever.targets())
                .containsExactly("/v1/postings?perform_as=u", "/v1/postings/" + created.id() + "?perform_as=u");
        assertThat(lever.sent).allMatch(request -> request.method() == HttpMethod.POST);
        assertThat(lever.sent.get(1).body()).asString().isEqualTo("{\"country\":\"US\"}");
    }

    @Test
    void aWrongIdSendsNothing() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("postings-3"));
        PostingChanges changes = PostingChanges.builder().country("US").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lever.client().postings().update("", changes, performAs("u")));
        assertThat(lever.sent).isEmpty();
    }
}
