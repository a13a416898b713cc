package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.CallOptions;
import dev.lever4j.client.Lane;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.error.ClientClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;
import reactor.test.StepVerifier;

/** A first attempt without the filters, which nobody can tell from one with them. */
class FirstTryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> WORDS = List.of(
            "200", "204", "302", "400", "401", "403", "404", "408", "409", "429", "429+2", "500", "503", "599", "html",
            "lost", "refused", "slow", "never", "unsent", "empty", "broken");
    private static final List<Endpoint> ENDPOINTS =
            List.of(Flights.READ, Flights.WRITE, TestFlights.GET, TestFlights.DELETE, TestFlights.POST);

    static List<String> words() {
        return WORDS;
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    private static void alike(Endpoint endpoint, CallOptions options, String... script) {
        Endpoint plain = new Endpoint(
                endpoint.method(),
                "/things",
                endpoint.shape(),
                endpoint.resend(),
                endpoint.scope(),
                endpoint.performAs());
        List<String> quick = new TwoWays(true, script).course(plain, options);
        List<String> byFilters = new TwoWays(false, script).course(plain, options);
        assertThat(quick).as(endpoint + " " + List.of(script)).isEqualTo(byFilters);
    }

    @ParameterizedTest
    @MethodSource("words")
    void whateverComesFirstBothWaysEndAlike(String word) {
        for (Endpoint endpoint : ENDPOINTS) {
            alike(endpoint, CallOptions.DEFAULT, word);
            alike(endpoint, CallOptions.DEFAULT.lane(Lane.BACKGROUND), word, word, word, word);
            alike(endpoint, CallOptions.DEFAULT.timeout(Duration.ofSeconds(20)), word);
            alike(endpoint, CallOptions.DEFAULT.timeout(Duration.ofSeconds(30)), word);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverFollowsToo(int seed) {
        Random random = new Random(seed);
        String[] script = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .toArray(String[]::new);
        CallOptions options = CallOptions.DEFAULT
                .lane(random.nextBoolean() ? Lane.INTERACTIVE : Lane.BACKGROUND)
                .timeout(Duration.ofSeconds(1 + random.nextInt(90)));
        alike(ENDPOINTS.get(random.nextInt(ENDPOINTS.size())), options, script);
    }

    @Test
    void theShortCutIsTakenOnceAndOnlyWhereThereIsNothingToWaitFor() {
        TwoWays ways = new TwoWays(true, "200", "503", "200");
        for (int call = 0; call < 2; call++) {
            ways.call(Flights.READ, CallOptions.DEFAULT).subscribe();
            ways.virtual.advanceTimeBy(SOON);
            assertThat(ways.admissions).hasValue(call);
        }
        for (int call = 0; call < 5; call++) {
            ways.call(Flights.READ, CallOptions.DEFAULT).subscribe();
        }
        assertThat(ways.admissions).hasValueGreaterThan(1);
    }

    @Test
    void nothingHappensBeforeTheFirstDemand() {
        TwoWays ways = new TwoWays(true, "200");
        StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT), 0)
                .then(() -> ways.virtual.advanceTimeBy(TwoWays.AN_HOUR))
                .then(() -> assertThat(ways.seen).isEmpty())
                .then(() -> assertThat(ways.inside).hasValue(0))
                .thenRequest(1)
                .then(() -> assertThat(ways.inside).hasValue(1))
                .then(() -> ways.virtual.advanceTimeBy(SOON))
                .expectNext("read 200")
                .expectComplete()
                .verify(SOON);
        assertThat(ways.inside).hasValue(0);
    }

    @Test
    void whoComesToAClosedDoorIsRefusedAndHasNothingToLeave() {
        TwoWays ways = new TwoWays(true, "200");
        ways.closed = true;
        StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT))
                .expectError(ClientClosedException.class)
                .verify(SOON);
        assertThat(ways.seen).isEmpty();
        assertThat(ways.inside).hasValue(0);
    }

    @Test
    void cancellingAbortsTheRequestGivesTheConnectionBackAndSaysNothingMore() {
        TwoWays ways = new TwoWays(true, "never");
        StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT))
                .then(() -> assertThat(ways.inside).hasValue(1))
                .thenCancel()
                .verify(SOON);
        assertThat(ways.inside).hasValue(0);
        ways.virtual.advanceTimeBy(TwoWays.AN_HOUR);
        assertThat(ways.seen).containsExactly("0 send never with 1", "0 aborted never");
        StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT))
                .then(() -> ways.virtual.advanceTimeBy(Duration.ofMillis(3)))
                .expectNext("read 200")
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void cancellingWhileTheFiltersHaveItEndsTheWait() {
        TwoWays ways = new TwoWays(true, "503", "never");
        AtomicReference<Subscription> subscription = new AtomicReference<>();
        ways.call(Flights.READ, CallOptions.DEFAULT)
                .doOnSubscribe(subscription::set)
                .subscribe();
        ways.virtual.advanceTimeBy(Duration.ofMillis(3));
        assertThat(ways.inside).hasValue(1);
        Objects.requireNonNull(subscription.get()).cancel();
        ways.virtual.advanceTimeBy(TwoWays.AN_HOUR);
        assertThat(ways.seen).containsExactly("0 send 503 with 1", "3 accepted 1");
        assertThat(ways.inside).hasValue(0);
    }

    /** The filters have the call before its first attempt is all set up: they are what has to be cancelled then. */
    @Test
    void anAttemptThatEndsWhileItBeginsIsTheFiltersAndIsCancelledThere() {
        TwoWays ways = new TwoWays(true, "200");
        CallOptions options = CallOptions.DEFAULT.attemptTimeout(Duration.ofSeconds(3));
        ways.hasty.atOnce = true;
        StepVerifier.create(ways.call(Flights.READ, options))
                .then(() -> assertThat(ways.inside).hasValue(1))
                .thenCancel()
                .verify(SOON);
        ways.virtual.advanceTimeBy(TwoWays.AN_HOUR);
        assertThat(ways.seen).isEmpty();
        assertThat(ways.inside).hasValue(0);
    }

    @Test
    void anOnErrorContinueOfTheCallersGetsNoErrorOfThePipelines() {
        TwoWays ways = new TwoWays(true, "broken answer", "503", "200");
        List<Throwable> continued = new ArrayList<>();
        StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT)
                        .onErrorContinue((error, value) -> continued.add(error)))
                .then(() -> ways.virtual.advanceTimeBy(TwoWays.AN_HOUR))
                .expectNext("read 200")
                .expectComplete()
                .verify(SOON);
        assertThat(continued).isEmpty();
        assertThat(ways.seen).filteredOn(line -> line.contains("send")).hasSize(3);
    }

    @Test
    void theCallersContextReachesTheWire() {
        for (String script : List.of("200", "503")) {
            TwoWays ways = new TwoWays(true, script);
            StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT).contextWrite(of -> of.put("who", "me")))
                    .then(() -> ways.virtual.advanceTimeBy(SOON))
                    .expectNext("read 200")
                    .expectComplete()
                    .verify(SOON);
            assertThat(ways.contexts).isNotEmpty().containsOnly("me");
        }
    }

    @Test
    void whereTheSchedulerIsGoneTheCallEndsAndGivesItsConnectionBack() {
        TwoWays ways = new TwoWays(true);
        ways.virtual.dispose();
        for (int call = 0; call < 2; call++) {
            StepVerifier.create(ways.call(Flights.READ, CallOptions.DEFAULT))
                    .expectError(RejectedExecutionException.class)
                    .verify(SOON);
            Seat seat = new Seat(Lane.INTERACTIVE);
            assertThat(ways.queue.atOnce(seat)).isNotNull();
            seat.leave();
        }
        assertThat(ways.inside).hasValue(0);
    }
}
