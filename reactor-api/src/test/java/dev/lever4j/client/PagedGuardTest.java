package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.PaginationException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.json.RawJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A list ends where Lever says so, or in an error; never early in silence, never not at all. */
class PagedGuardTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Paged<RawJson> list(FakeLever lever) {
        return lever.client().raw().get("/things").paged().pageSize(2);
    }

    private static void ends(int records, String... bodies) {
        FakeLever lever = FakeLever.script(bodies);
        StepVerifier.create(list(lever).items())
                .expectNextCount(records)
                .expectComplete()
                .verify(SOON);
        assertThat(lever.requests).hasValue(bodies.length);
    }

    private static void fails(int recordsBefore, Consumer<Throwable> how, String... bodies) {
        FakeLever lever = FakeLever.script(bodies);
        StepVerifier.create(list(lever).items())
                .expectNextCount(recordsBefore)
                .expectErrorSatisfies(how)
                .verify(SOON);
        assertThat(lever.requests).hasValue(bodies.length);
    }

    private static Consumer<Throwable> pagination(Optional<String> cursor) {
        return error -> {
            assertThat(error).isInstanceOf(PaginationException.class);
            assertThat(((LeverException) error).cursor()).isEqualTo(cursor);
        };
    }

    @Test
    void endsWhereHasNextIsFalseWithNextOrWithout() {
        ends(1, "{\"data\":[{}],\"hasNext\":false}");
        ends(1, "{\"data\":[{}],\"hasNext\":false,\"next\":\"p1\"}");
        ends(0, "{\"data\":[],\"hasNext\":false}");
    }

    @Test
    void endsWithoutHasNextOnlyWhereThePageIsShortAndThereIsNoNext() {
        ends(1, "{\"data\":[{}]}");
        fails(0, pagination(Optional.empty()), "{\"data\":[{},{}]}");
        fails(0, pagination(Optional.empty()), "{\"data\":[{}],\"next\":\"p1\"}");
        fails(
                2,
                pagination(Optional.of("p1")),
                "{\"data\":[{},{}],\"hasNext\":true,\"next\":\"p1\"}",
                "{\"data\":[{},{}]}");
    }

    @Test
    void hasNextWithoutAPlaceToGoOnIsAnError() {
        fails(0, pagination(Optional.empty()), "{\"data\":[{}],\"hasNext\":true}");
        fails(0, pagination(Optional.empty()), "{\"data\":[{}],\"hasNext\":true,\"next\":null}");
        fails(0, pagination(Optional.empty()), "{\"data\":[{}],\"hasNext\":true,\"next\":\"\"}");
        fails(0, pagination(Optional.empty()), "{\"data\":[{}],\"hasNext\":true,\"next\":\"a\\nb\"}");
        fails(
                0,
                pagination(Optional.empty()),
                "{\"data\":[{}],\"hasNext\":true,\"next\":\"" + "x".repeat(100_000) + "\"}");
    }

    @Test
    void aCursorThatCouldOnlyBeSentAsAnotherOneIsAnError() {
        fails(0, pagination(Optional.empty()), "{\"data\":[{}],\"hasNext\":true,\"next\":\"\\ud83d\"}");
    }

    @Test
    void whatIsFoundOutByReadingSaysWhatWasTried() {
        fails(
                1,
                error -> assertThat(
                                ((LeverException) error).tried().orElseThrow().sends())
                        .isEqualTo(1),
                more("p1"),
                "{\"data\":[{}");
    }

    /** It reaches into the operators above it: a page's error would be dropped and the page asked for without end. */
    @Test
    void aCallersOnErrorContinueDoesNotReachIn() {
        FakeLever lever = FakeLever.answering(request -> Mono.just(
                Pages.number(request) == 1 ? FakeLever.reply(200, "{\"data\":[{") : Pages.page(request, 3, 2)));
        for (Flux<?> flux : List.of(
                list(lever).items(), list(lever).strict().items(), list(lever).pages(Cursor.parse("p1")))) {
            lever.requests.set(0);
            StepVerifier.create(flux.onErrorContinue((error, value) -> {}).take(1_000))
                    .thenConsumeWhile(record -> true)
                    .expectError(MalformedResponseException.class)
                    .verify(SOON);
            assertThat(lever.requests).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void theSameCursorTwiceIsAnErrorAtOnce() {
        fails(1, pagination(Optional.of("p1")), more("p1"), more("p1"));
    }

    @Test
    void aCircleOfTwoIsAnErrorAtItsFirstRepeat() {
        fails(2, pagination(Optional.of("p2")), more("p1"), more("p2"), more("p1"));
    }

    @Test
    void aCircleThatReturnsToTheCursorStartedFromIsAnError() {
        FakeLever lever = FakeLever.script(more("p6"), more("p5"));
        StepVerifier.create(list(lever).pages(Cursor.parse("p5")))
                .expectNextCount(1)
                .expectError(PaginationException.class)
                .verify(SOON);
    }

    @Test
    void emptyPagesGoOnUpToACap() {
        FakeLever lever = Pages.of(1_001, 0);
        StepVerifier.create(list(lever).items())
                .expectError(PaginationException.class)
                .verify(SOON);
        assertThat(lever.requests).hasValue(1_000);
        FakeLever less = Pages.of(1_000, 0);
        StepVerifier.create(list(less).items()).expectComplete().verify(SOON);
        FakeLever three = Pages.of(4, 0);
        StepVerifier.create(list(three).maxEmptyPages(3).items())
                .expectError(PaginationException.class)
                .verify(SOON);
        assertThat(three.requests).hasValue(3);
    }

    @Test
    void missingDataIsAnErrorAndNoEmptyPage() {
        fails(0, error -> assertThat(error).isInstanceOf(MalformedResponseException.class), "{\"hasNext\":false}");
        fails(1, error -> assertThat(((LeverException) error).cursor()).contains("p1"), more("p1"), "{\"data\":[{}");
    }

    @Test
    void aPageIsRetriedInsideAndEmittedOnce() {
        AtomicInteger failures = new AtomicInteger(2);
        FakeLever lever = FakeLever.answering(request -> Pages.number(request) == 1 && failures.getAndDecrement() > 0
                ? Mono.just(FakeLever.reply(503, "{}"))
                : Mono.just(Pages.page(request, 3, 2)));
        StepVerifier.create(list(lever).items().map(record -> record.id().orElseThrow()))
                .expectNext("0", "1")
                .then(() -> lever.clock.advanceTimeBy(Duration.ofSeconds(30)))
                .expectNext("2", "3", "4", "5")
                .expectComplete()
                .verify(SOON);
        assertThat(lever.requests).hasValue(5);
    }

    @Test
    void whatEndsAListSaysWhereToGoOn() {
        FakeLever lever = FakeLever.answering(request ->
                Mono.just(Pages.number(request) == 1 ? FakeLever.reply(501, "{}") : Pages.page(request, 3, 2)));
        StepVerifier.create(list(lever).items())
                .expectNextCount(2)
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(ServerErrorException.class);
                    assertThat(((LeverException) error).cursor()).contains("p1");
                })
                .verify(SOON);
    }

    @Test
    void sendsLimitAndTheOffsetEncodedOnce() {
        FakeLever lever = FakeLever.script(
                "{\"data\":[{},{}],\"hasNext\":true,\"next\":\"%5B3%2C&#+ é\"}", "{\"data\":[],\"hasNext\":false}");
        list(lever).items().blockLast(SOON);
        assertThat(lever.query(0)).isEqualTo("limit=2");
        assertThat(lever.query(1)).isEqualTo("limit=2&offset=%255B3%252C%26%23%2B%20%C3%A9");
    }

    @Test
    void pageSizesAreCheckedBeforeAnythingIsSent() {
        FakeLever lever = Pages.of(1, 1);
        assertThatThrownBy(() -> list(lever).pageSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
        assertThatThrownBy(() -> list(lever).pageSize(101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        lever.client().raw().get("/x").query("limit", "ten").paged())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lever.client()
                        .raw()
                        .get("/x")
                        .query("limit", 7)
                        .paged()
                        .items()
                        .count()
                        .block(SOON))
                .isEqualTo(1);
        assertThat(lever.sent).hasSize(1);
        assertThat(lever.query(0)).isEqualTo("limit=7");
    }

    private static String more(String next) {
        return "{\"data\":[{}],\"hasNext\":true,\"next\":\"" + next + "\"}";
    }
}
