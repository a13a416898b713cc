package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.changes.Change;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.Why;
import dev.lever4j.client.changes.ChangeFeed;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityExpand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a feed asks for, and what it makes of the answers. */
class ChangeFeedTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NOTHING = "{\"data\":[],\"hasNext\":false}";

    private final Map<String, List<String>> answers = new TreeMap<>();
    private final FakeLever lever = FakeLever.answering(this::answer);
    private final LeverClient client = lever.client();
    private final Instant start = lever.time.now();

    /** The answers of a path one after the other, then empty lists. */
    private Mono<HttpReply> answer(WireRequest request) {
        List<String> left = answers.getOrDefault(request.url().getPath().substring(3), new ArrayList<>());
        String body = left.isEmpty() ? NOTHING : left.remove(0);
        return Mono.just(body.startsWith("{") ? FakeLever.reply(200, body) : FakeLever.reply(400, "{}"));
    }

    private void answers(String path, String... bodies) {
        answers.put(path, new ArrayList<>(List.of(bodies)));
    }

    private static String opportunity(String id, long updatedAt, String stage) {
        return "{\"id\":\"" + id + "\",\"stage\":\"" + stage + "\",\"updatedAt\":" + updatedAt + "}";
    }

    private static String list(String... records) {
        return "{\"data\":[" + String.join(",", records) + "],\"hasNext\":false}";
    }

    private static String page(String next, String... records) {
        return "{\"data\":[" + String.join(",", records) + "],\"hasNext\":true,\"next\":\"" + next + "\"}";
    }

    private ChangeFeed feed() {
        return client.changes(ChangePosition.since(start));
    }

    private List<ChangeSet> once(ChangeFeed feed) {
        List<ChangeSet> sets = new ArrayList<>();
        StepVerifier.create(feed.once())
                .then(() -> lever.clock.advanceTimeBy(Duration.ZERO))
                .recordWith(() -> sets)
                .thenConsumeWhile(set -> true)
                .expectComplete()
                .verify(SOON);
        return sets;
    }

    private static List<String> told(List<ChangeSet> sets) {
        return sets.stream()
                .flatMap(set -> set.changes().stream())
                .map(Object::toString)
                .toList();
    }

    private List<String> paths() {
        return lever.sent.stream().map(request -> request.url().getPath()).toList();
    }

    @Test
    void aRoundReadsWhatWasUpdatedThenWhatWasDeletedFromAWhileBeforeThePosition() {
        lever.clock.advanceTimeBy(Duration.ofHours(1));
        answers("/opportunities", list(opportunity("o1", 5, "new")));
        answers("/opportunities/deleted", list("{\"id\":\"o2\",\"deletedAt\":7}"));
        answers("/postings", list("{\"id\":\"p1\",\"updatedAt\":6}"));
        answers("/postings/deleted", list("{\"id\":\"p2\",\"deletedAt\":8}"));
        answers("/applications/deleted", list("{\"id\":\"a1\",\"deletedAt\":9}"));

        List<ChangeSet> sets = once(feed());

        long from = start.minus(Duration.ofMinutes(10)).toEpochMilli();
        long until = start.plus(Duration.ofHours(1)).toEpochMilli();
        long end = start.plus(Duration.ofMinutes(70)).toEpochMilli();
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities?confidentiality=non-confidential&updated_at_start=" + from + "&limit=100",
                        "/v1/postings?updated_at_start=" + from + "&confidentiality=non-confidential&limit=100",
                        "/v1/opportunities/deleted?deleted_at_start=" + from + "&deleted_at_end=" + end + "&limit=100",
                        "/v1/postings/deleted?deleted_at_start=" + from + "&deleted_at_end=" + end + "&limit=100",
                        "/v1/applications/deleted?deleted_at_start=" + from + "&deleted_at_end=" + end + "&limit=100");
        assertThat(told(sets))
                .containsExactly(
                        "OpportunityChanged[o1, CHANGED]",
                        "PostingChanged[p1]",
                        "OpportunityDeleted[id=o2, at=1970-01-01T00:00:00.007Z]",
                        "PostingDeleted[id=p2, at=1970-01-01T00:00:00.008Z]",
                        "ApplicationDeleted[a1]");
        assertThat(sets.get(sets.size() - 1).position())
                .isEqualTo(ChangePosition.parse("1/" + until + "/" + start.toEpochMilli()));
    }

    @Test
    void deletedListsAreAskedForInWindowsThatLeverTakes() {
        lever.clock.advanceTimeBy(Duration.ofDays(100));
        once(feed());

        List<Long> bounds = lever.targets().stream()
                .filter(target -> target.startsWith("/v1/applications/deleted"))
                .flatMap(target -> Stream.of(target.split("[=&]")).filter(part -> part.matches("-?\\d{4,}|0")))
                .map(Long::valueOf)
                .toList();
        assertThat(bounds).hasSize(8);
        assertThat(bounds.get(0)).isEqualTo(start.minus(Duration.ofMinutes(10)).toEpochMilli());
        assertThat(bounds.get(7))
                .isEqualTo(lever.time.now().plus(Duration.ofMinutes(10)).toEpochMilli());
        for (int i = 0; i < 8; i += 2) {
            assertThat(bounds.get(i + 1) - bounds.get(i))
                    .isLessThanOrEqualTo(Duration.ofDays(29).toMillis());
            assertThat(i == 0 || bounds.get(i).equals(bounds.get(i - 1))).isTrue();
        }
    }

    @Test
    void nothingIsAskedForBeforeThereIsDemandAndNoPageAhead() {
        answers("/opportunities", page("c1", opportunity("o1", 5, "new")), list(opportunity("o2", 5, "new")));
        StepVerifier.create(feed().follow(), 0)
                .expectSubscription()
                .then(() -> lever.clock.advanceTimeBy(Duration.ofHours(1)))
                .then(() -> assertThat(lever.requests).hasValue(0))
                .thenRequest(1)
                .then(() -> lever.clock.advanceTimeBy(Duration.ofHours(1)))
                .expectNextCount(1)
                .then(() -> assertThat(lever.requests).hasValue(1))
                .thenRequest(1)
                .then(() -> lever.clock.advanceTimeBy(Duration.ofHours(1)))
                .expectNextCount(1)
                .then(() -> assertThat(lever.requests).hasValue(2))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void whatTheOverlapBringsAgainIsToldOnceAndWhatHasChangedMeanwhileIsToldAnew() {
        long now = start.toEpochMilli();
        answers(
                "/opportunities",
                list(opportunity("o1", now, "new")),
                list(opportunity("o1", now, "new")),
                list(opportunity("o1", now, "hired")));
        answers(
                "/opportunities/deleted",
                list("{\"id\":\"o2\",\"deletedAt\":" + now + "}"),
                list("{\"id\":\"o2\",\"deletedAt\":" + now + "}"));
        StepVerifier.create(feed().follow()
                        .flatMapIterable(ChangeSet::changes)
                        .map(Change::id)
                        .take(3)
                        .collectList())
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMinutes(3)))
                .expectNext(List.of("o1", "o2", "o1"))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void anOlderStateThanWasToldIsNoNews() {
        long now = start.toEpochMilli();
        answers(
                "/opportunities",
                list(opportunity("o1", now + 5, "hired")),
                list(opportunity("o1", now, "new")),
                list(opportunity("o1", now + 9, "new")));
        StepVerifier.create(feed().follow()
                        .flatMapIterable(ChangeSet::changes)
                        .mapNotNull(change ->
                                ((OpportunityChanged) change).opportunity().updatedAt())
                        .take(2)
                        .collectList())
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMinutes(3)))
                .expectNext(List.of(start.plusMillis(5), start.plusMillis(9)))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aFeedGoesOnFromThePageAfterTheOneThatIsSafe() {
        answers("/opportunities", page("c1", opportunity("o1", 5, "new")), list(opportunity("o2", 5, "new")));
        ChangePosition safe = once(feed()).get(0).position();
        lever.sent.clear();
        answers("/opportunities", list(opportunity("o2", 5, "new")));

        List<ChangeSet> rest = once(client.changes(ChangePosition.parse(safe.toString())));

        assertThat(lever.targets().get(0)).contains("offset=c1");
        assertThat(told(rest)).containsExactly("OpportunityChanged[o2, CHANGED]");
        assertThat(paths()).hasSize(5);
    }

    @Test
    void aCursorThatLeverKnowsNoMoreIsBegunAnew() {
        answers("/opportunities", page("c1", opportunity("o1", 5, "new")));
        ChangePosition safe = once(feed()).get(0).position();
        lever.sent.clear();
        answers("/opportunities", "400", list(opportunity("o1", 5, "new")));

        assertThat(told(once(client.changes(safe)))).containsExactly("OpportunityChanged[o1, CHANGED]");
        assertThat(lever.targets().get(1)).doesNotContain("offset");
    }

    @Test
    void opportunitiesAreToldAgainForWhatLiesUnderThem() {
        ChangeFeed feed = feed().rescan(Rescan.active(Duration.ofDays(1)));
        lever.clock.advanceTimeBy(Duration.ofHours(25));
        answers(
                "/opportunities",
                list(opportunity("o1", 5, "new")),
                list(opportunity("o1", 5, "new"), opportunity("o2", 1, "x")));

        List<ChangeSet> sets = once(feed);

        assertThat(lever.targets().get(5)).contains("archived=false").doesNotContain("updated_at");
        assertThat(sets.stream()
                        .flatMap(set -> set.changes().stream())
                        .map(change -> ((OpportunityChanged) change).why()))
                .containsExactly(Why.CHANGED, Why.RESCANNED, Why.CHANGED);
        lever.sent.clear();
        once(client.changes(sets.get(sets.size() - 1).position()).rescan(Rescan.full(Duration.ofDays(1))));
        assertThat(lever.sent).as("not due yet").hasSize(5);
    }

    @Test
    void theLastSetOfARoundIsThereThoughNothingHasChanged() {
        lever.clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(once(feed()))
                .singleElement()
                .satisfies(set -> assertThat(set.changes()).isEmpty())
                .satisfies(set -> assertThat(set.position()).isNotEqualTo(ChangePosition.since(start)));
    }

    @Test
    void aClockThatWasSetBackLosesNothing() {
        ChangePosition ahead = ChangePosition.since(start.plusSeconds(3600));
        assertThat(once(client.changes(ahead)).get(0).position().toString()).startsWith("1/" + start.toEpochMilli());
        assertThat(lever.targets().get(0))
                .contains("updated_at_start="
                        + start.minus(Duration.ofMinutes(10)).toEpochMilli());
    }

    @Test
    void aDeletionIsToldThoughItsTimeIsOlder() {
        long now = start.toEpochMilli();
        answers("/opportunities", list(opportunity("o1", now + 5, "new")));
        answers("/opportunities/deleted", list("{\"id\":\"o1\",\"deletedAt\":" + now + "}"));

        assertThat(told(once(feed()))).hasSize(2).element(1).asString().startsWith("OpportunityDeleted[id=o1");
    }

    @Test
    void aListThatFailsIsNotPassedOver() {
        answers("/opportunities", "400");
        StepVerifier.create(feed().once().onErrorContinue((error, value) -> {}))
                .then(() -> lever.clock.advanceTimeBy(Duration.ZERO))
                .expectError(BadRequestException.class)
                .verify(SOON);
        assertThat(lever.requests).hasValue(1);
    }

    @Test
    void aRoundOfAnotherFeedIsBegunAnew() {
        answers("/opportunities", page("c1", opportunity("o1", 5, "new")));
        ChangePosition safe = once(feed()).get(0).position();
        lever.sent.clear();

        once(client.changes(safe).confidentiality(ConfidentialityFilter.ALL));

        assertThat(lever.targets().get(0)).doesNotContain("offset").contains("confidentiality=all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1/2", "2/1/1", "1/a/1", "1/1/1/1", "1/1/1/1/0000000a/1/", "1/1/1/1/0000000a/1/a\tb"})
    void whatIsNoPositionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChangePosition.parse(text));
    }

    @Test
    void eachSubscriptionIsAFeedOfItsOwn() {
        answers("/opportunities", list(opportunity("o1", 5, "new")), list(opportunity("o1", 5, "new")));
        Flux<ChangeSet> feed = feed().confidentiality(ConfidentialityFilter.ALL)
                .expand(OpportunityExpand.CONTACT)
                .once();
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(feed.flatMapIterable(ChangeSet::changes).map(Change::id))
                    .then(() -> lever.clock.advanceTimeBy(Duration.ZERO))
                    .expectNext("o1")
                    .expectComplete()
                    .verify(SOON);
        }
        assertThat(lever.targets().get(0)).contains("confidentiality=all", "expand=contact");
    }
}
