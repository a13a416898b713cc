package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.CallOptions;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Departure;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.Tried;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The two clocks: of the whole call, and of one attempt. */
class TimeoutFiltersTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final CallOptions OPTIONS =
            CallOptions.DEFAULT.timeout(Duration.ofSeconds(20)).attemptTimeout(Duration.ofSeconds(5));

    private final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(virtual, new Random(1));
    private final AtomicInteger aborted = new AtomicInteger();

    /** A request that begins to go out, or does not, and is never answered. */
    private Handler silence(boolean begins) {
        return flight -> Mono.<HttpReply>never()
                .doOnSubscribe(sent -> {
                    Departure departure = flight.log().sent();
                    if (begins) {
                        departure.depart();
                    }
                })
                .doOnCancel(aborted::incrementAndGet);
    }

    private void endsAfter(Duration seconds, Filter filter, Endpoint endpoint, Handler next, Consumer<Throwable> how) {
        Mono<HttpReply> call = Mono.defer(() -> filter.filter(Flights.flight(endpoint, OPTIONS, time), next));
        AtomicInteger ended = new AtomicInteger();
        StepVerifier.create(call.doOnTerminate(ended::incrementAndGet))
                .then(() -> virtual.advanceTimeBy(seconds.minusMillis(1)))
                .then(() -> assertThat(ended).hasValue(0))
                .then(() -> virtual.advanceTimeBy(Duration.ofMillis(1)))
                .expectErrorSatisfies(how)
                .verify(SOON);
        assertThat(aborted).hasValue(1);
    }

    private static Consumer<Throwable> timeout(boolean wholeCall, boolean mayHaveArrived) {
        return error -> {
            assertThat(error).isInstanceOf(LeverTimeoutException.class);
            assertThat(((LeverTimeoutException) error).isWholeCall()).isEqualTo(wholeCall);
            assertThat(((LeverTimeoutException) error).requestMayHaveArrived()).isEqualTo(mayHaveArrived);
        };
    }

    @Test
    void theDeadlineEndsTheCallAndAbortsTheRequest() {
        endsAfter(Duration.ofSeconds(20), new DeadlineFilter(), Flights.READ, silence(true), timeout(true, true));
    }

    @Test
    void theDeadlineSaysWhatWasTried() {
        endsAfter(Duration.ofSeconds(20), new DeadlineFilter(), Flights.READ, silence(false), error -> {
            timeout(true, false).accept(error);
            assertThat(((LeverException) error).tried()).contains(new Tried("GET /things", 1, Duration.ofSeconds(20)));
            assertThat(error).hasMessageContaining("20000 ms").hasMessageContaining("1 request");
        });
    }

    @Test
    void aWriteThatMayHaveArrivedEndsInAnUnknownOutcomeAndOneThatCannotHaveDoesNot() {
        endsAfter(Duration.ofSeconds(20), new DeadlineFilter(), Flights.WRITE, silence(true), error -> {
            assertThat(error)
                    .isInstanceOf(OutcomeUnknownException.class)
                    .cause()
                    .satisfies(timeout(true, true));
            assertThat(((LeverException) error).tried()).isPresent();
        });
        aborted.set(0);
        endsAfter(Duration.ofSeconds(20), new DeadlineFilter(), Flights.WRITE, silence(false), timeout(true, false));
    }

    @Test
    void whatLeverRefusedHasNotArrivedButWhatWentBeforeMayHave() {
        FlightLog log = new FlightLog();
        log.sent().depart();
        log.refused();
        assertThat(log.holdBack()).isTrue();
        log.sent().depart();
        log.sent();
        assertThat(log.holdBack()).isTrue();
        assertThat(log.end()).isTrue();
        assertThat(log.sends()).isEqualTo(3);
    }

    @Test
    void onceACallIsOverNothingOfItGoesOut() {
        FlightLog log = new FlightLog();
        Departure waiting = log.sent();
        assertThat(log.end()).isFalse();
        assertThat(waiting.depart()).isFalse();
        assertThat(log.sent().depart()).isFalse();
    }

    @Test
    void theDeadlineStandsWhileTheClockIsStopped() {
        Flight flight = Flights.flight(Flights.READ, OPTIONS, time);
        StepVerifier.create(new DeadlineFilter().filter(flight, silence(false)))
                .then(flight.clock()::stop)
                .then(() -> virtual.advanceTimeBy(Duration.ofDays(1)))
                .then(flight.clock()::resume)
                .then(() -> virtual.advanceTimeBy(Duration.ofSeconds(19)))
                .then(() -> assertThat(aborted).hasValue(0))
                .then(() -> virtual.advanceTimeBy(Duration.ofSeconds(1)))
                .expectErrorSatisfies(timeout(true, false))
                .verify(SOON);
    }

    @Test
    void theAttemptTimeoutEndsOneAttempt() {
        Filter filter = new AttemptTimeoutFilter(time);
        endsAfter(Duration.ofSeconds(5), filter, Flights.READ, silence(true), timeout(false, true));
        aborted.set(0);
        endsAfter(Duration.ofSeconds(5), filter, Flights.WRITE, silence(false), timeout(false, false));
    }

    @Test
    void anAnswerInTimePasses() {
        Handler prompt = flight -> Mono.just(Flights.json(200, "{}"));
        Filter attempt = new AttemptTimeoutFilter(time);
        Handler both = Filter.chain(List.of(new DeadlineFilter(), attempt), prompt);
        StepVerifier.create(both.handle(Flights.flight(Flights.READ, OPTIONS, time)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        virtual.advanceTimeBy(Duration.ofHours(1));
        assertThat(aborted).hasValue(0);
    }
}
