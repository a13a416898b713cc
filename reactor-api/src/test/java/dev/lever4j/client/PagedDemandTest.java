package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.json.RawJson;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** How many pages are asked for at which demand, with pages of ten records. */
class PagedDemandTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Far more than a stack takes. */
    private static final int MANY = Integer.getInteger("paged.pages", 20_000);

    private final FakeLever lever = Pages.of(300, 10);

    private Paged<RawJson> list() {
        return list(lever);
    }

    private static Paged<RawJson> list(FakeLever from) {
        return from.client().raw().get("/things").paged().pageSize(10);
    }

    @Test
    void noPageBeforeASubscription() {
        list().items();
        list().pages();
        assertThat(lever.requests).hasValue(0);
    }

    @Test
    void itemsFetchNoPageAtZeroDemandAndThenAtMostOneAhead() {
        StepVerifier.create(list().items(), 0)
                .expectSubscription()
                .then(() -> assertThat(lever.requests).hasValue(0))
                .thenRequest(5)
                .expectNextCount(5)
                .then(() -> assertThat(lever.requests).hasValue(2))
                .thenRequest(5)
                .expectNextCount(5)
                .then(() -> assertThat(lever.requests).hasValue(3))
                .thenRequest(10)
                .expectNextCount(10)
                .then(() -> assertThat(lever.requests).hasValue(4))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void strictItemsFetchAPageOnlyWhenTheOneBeforeIsUsedUpAndMoreIsAskedFor() {
        StepVerifier.create(list().strict().items(), 0)
                .expectSubscription()
                .then(() -> assertThat(lever.requests).hasValue(0))
                .thenRequest(10)
                .expectNextCount(10)
                .then(() -> assertThat(lever.requests).hasValue(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(lever.requests).hasValue(2))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void pagesFetchOneAheadAndStrictPagesNone() {
        StepVerifier.create(list().pages(), 0)
                .expectSubscription()
                .then(() -> assertThat(lever.requests).hasValue(0))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(lever.requests).hasValue(2))
                .thenCancel()
                .verify(SOON);
        lever.requests.set(0);
        StepVerifier.create(list().strict().pages(), 0)
                .expectSubscription()
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(lever.requests).hasValue(1))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void takingTenAsksOnceAndTakingFifteenTwice() {
        assertThat(requestsToTake(10)).isEqualTo(1);
        assertThat(requestsToTake(15)).isEqualTo(2);
    }

    /** With answers that take their time, as answers do. */
    private static int requestsToTake(int records) {
        FakeLever[] self = new FakeLever[1];
        FakeLever remote = FakeLever.answering(request ->
                Mono.delay(Duration.ofMillis(35), self[0].clock).map(arrived -> Pages.page(request, 300, 10)));
        self[0] = remote;
        StepVerifier.create(list(remote).items().take(records))
                .then(() -> remote.clock.advanceTimeBy(Duration.ofHours(1)))
                .expectNextCount(records)
                .expectComplete()
                .verify(SOON);
        return remote.requests.get();
    }

    @Test
    void whatGoesWrongOnThePageAheadWaitsForTheRecordsBeforeIt() {
        FakeLever broken = FakeLever.answering(request ->
                Mono.just(Pages.number(request) == 1 ? FakeLever.reply(501, "{}") : Pages.page(request, 300, 10)));
        StepVerifier.create(list(broken).items(), 9)
                .expectNextCount(9)
                .then(() -> assertThat(broken.requests).hasValue(2))
                .thenRequest(1)
                .expectNextCount(1)
                .thenRequest(1)
                .expectError(ServerErrorException.class)
                .verify(SOON);
        StepVerifier.create(list(broken).pages(), 1)
                .expectNextCount(1)
                .then(() -> assertThat(broken.requests).hasValue(4))
                .thenRequest(1)
                .expectError(ServerErrorException.class)
                .verify(SOON);
    }

    @Test
    void thePageAheadIsFetchedWhileTheOneBeforeIsConsumed() {
        Sinks.One<HttpReply> second = Sinks.one();
        FakeLever slow = FakeLever.answering(
                request -> Pages.number(request) == 1 ? second.asMono() : Mono.just(Pages.page(request, 2, 10)));
        StepVerifier.create(list(slow).items().map(RawJson::id), 3)
                .expectNextCount(3)
                .then(() -> assertThat(slow.requests).hasValue(2))
                .thenRequest(7)
                .expectNextCount(7)
                .then(() -> second.tryEmitValue(FakeLever.reply(200, Pages.last(Pages.records(1, 10)))))
                .thenRequest(10)
                .expectNextCount(10)
                .verifyComplete();
    }

    @Test
    void cancellingAbortsTheRequestInFlightAndNoneFollows() {
        FakeLever silent = FakeLever.answering(
                request -> Pages.number(request) == 2 ? Mono.never() : Mono.just(Pages.page(request, 300, 10)));
        StepVerifier.create(list(silent).items(), 12)
                .expectNextCount(12)
                .then(() -> assertThat(silent.requests).hasValue(3))
                .thenCancel()
                .verify(SOON);
        silent.clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(silent.requests).hasValue(3);
        assertThat(silent.cancelled).hasValue(1);
    }

    @Test
    void aSecondSubscriptionStartsAfresh() {
        Flux<String> ids = list().items().map(record -> record.id().orElseThrow());
        assertThat(ids.take(12).collectList().block(SOON)).hasSize(12).startsWith("0", "1");
        assertThat(ids.take(12).collectList().block(SOON)).hasSize(12).startsWith("0", "1");
        assertThat(ids.collectList().block(SOON)).hasSize(3000).doesNotHaveDuplicates();
    }

    @Test
    void twoSubscriptionsAtOnceDoNotDisturbEachOther() {
        Flux<String> ids = list().items().map(record -> record.id().orElseThrow());
        StepVerifier.create(Flux.zip(ids, ids, String::equals).distinct())
                .expectNext(true)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void pagesGoOnFromACursorThatWasKept() {
        Page<RawJson> third = list().pages().elementAt(2).block(SOON);
        assertThat(third).isNotNull();
        Cursor kept = Cursor.parse(third.next().orElseThrow().toString());
        Page<RawJson> fourth = list().pages(kept).blockFirst(SOON);
        assertThat(fourth).isNotNull();
        assertThat(fourth.items().get(0).id()).contains("30");
    }

    @Test
    void manyPagesNeedNoStackAndNothingOfThemIsKept() {
        FakeLever endless = FakeLever.forgetful(request -> Mono.just(Pages.page(request, MANY, 1)));
        Paged<RawJson> list = list(endless).pageSize(1);
        assertThat(passing(list.items())).isEqualTo(MANY);
        assertThat(passing(list.strict().pages())).isEqualTo(MANY);
        assertThat(passing(list.pages().mapNotNull(page -> page.next().orElse(null))))
                .as("cursors")
                .isEqualTo(MANY - 1);
    }

    /** Counts, and looks back from far down the list at what came by before: nobody may hold it any more. */
    private static long passing(Flux<?> list) {
        List<WeakReference<Object>> seen = new ArrayList<>();
        return list.index()
                .doOnNext(each -> {
                    if (each.getT1() % (MANY / 100) == 0) {
                        seen.add(new WeakReference<>(each.getT2()));
                    }
                    if (each.getT1() == MANY - MANY / 200) {
                        System.gc();
                        assertThat(seen)
                                .hasSize(100)
                                .filteredOn(one -> one.get() != null)
                                .hasSizeLessThan(5);
                    }
                })
                .count()
                .blockOptional(Duration.ofMinutes(2))
                .orElseThrow();
    }
}
