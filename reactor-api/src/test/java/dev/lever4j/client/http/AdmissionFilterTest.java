package dev.lever4j.client.http;

import static dev.lever4j.client.http.TestFlights.GET;
import static dev.lever4j.client.http.TestFlights.OK;
import static dev.lever4j.client.http.TestFlights.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.Lane;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Admission and the filter above it: what each answer means for the token and for the pace. */
class AdmissionFilterTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    private final Rotating tokens = new Rotating();
    private final Admission admission = Admission.queue(new RateLimit(10, 4), tokens, time);
    private final List<Long> sentWith = new ArrayList<>();

    @Test
    void aGoodAnswerAcceptsTheTokenItWasAskedWith() {
        StepVerifier.create(call(null)).expectNext(OK).expectComplete().verify(SOON);
        assertThat(sentWith).containsExactly(1L);
        assertThat(tokens.said).containsExactly("accepted 1");
    }

    @Test
    void anyAnswerOfLeversBut401AcceptsTheToken() {
        StepVerifier.create(call(new NotFoundException("", answer(404))))
                .expectError(NotFoundException.class)
                .verify(SOON);
        assertThat(tokens.said).containsExactly("accepted 1");
    }

    @Test
    void silenceAndNonsenseSayNothing() {
        StepVerifier.create(call(new ConnectionLostException("", null)))
                .expectError(ConnectionLostException.class)
                .verify(SOON);
        StepVerifier.create(call(new MalformedResponseException("", null)))
                .expectError(MalformedResponseException.class)
                .verify(SOON);
        assertThat(tokens.said).isEmpty();
    }

    @Test
    void a429SlowsTheQueueForAll() {
        LeverException limited = new RateLimitedException("", answer(429), Duration.ofSeconds(3));
        StepVerifier.create(call(limited))
                .expectError(RateLimitedException.class)
                .verify(SOON);
        assertThat(tokens.said).containsExactly("accepted 1");
        assertThat(admission.stats().throttled()).isEqualTo(1);
        StepVerifier.create(call(null))
                .then(() -> scheduler.advanceTimeBy(Duration.ofMillis(2999)))
                .then(() -> assertThat(sentWith).hasSize(1))
                .then(() -> scheduler.advanceTimeBy(Duration.ofMillis(1)))
                .expectNext(OK)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void after401ItSendsOnceMoreWithTheNextTokenAndPaysAnotherPermit() {
        tokens.good = 2;
        StepVerifier.create(call(null)).expectNext(OK).expectComplete().verify(SOON);
        assertThat(sentWith).containsExactly(1L, 2L);
        assertThat(tokens.said).containsExactly("rejected 1", "accepted 2");
        assertThat(permitsLeft()).isEqualTo(2);
    }

    @Test
    void a401ForEverIsSentTwiceAndIsTheCallers() {
        tokens.good = 1000;
        StepVerifier.create(call(null)).expectError(UnauthorizedException.class).verify(SOON);
        assertThat(sentWith).containsExactly(1L, 2L);
    }

    @Test
    void a401ThatIsFinalIsSentOnce() {
        tokens.good = 1000;
        tokens.last = 1;
        StepVerifier.create(call(null)).expectError(UnauthorizedException.class).verify(SOON);
        assertThat(sentWith).containsExactly(1L);
    }

    @Test
    void waitingForAdmissionStopsTheClockOfABackgroundCallOnly() {
        for (Lane lane : Lane.values()) {
            admission.throttled(Duration.ofSeconds(50), time.ticker().getAsLong() + 1);
            Flight flight = TestFlights.of(GET, time, Duration.ofSeconds(120), lane);
            List<HttpReply> replies = new ArrayList<>();
            pipeline(null).handle(flight).subscribe(replies::add);
            scheduler.advanceTimeBy(Duration.ofSeconds(50));
            assertThat(replies).hasSize(1);
            scheduler.advanceTimeBy(Duration.ofSeconds(10));
            assertThat(flight.clock().left()).isEqualTo(Duration.ofSeconds(lane == Lane.BACKGROUND ? 110 : 60));
        }
    }

    @Test
    void cancellingTheWaitLetsTheClockRunAgain() {
        admission.throttled(Duration.ofSeconds(50), time.ticker().getAsLong());
        Flight flight = TestFlights.of(GET, time, Duration.ofSeconds(120), Lane.BACKGROUND);
        StepVerifier.create(pipeline(null).handle(flight))
                .then(() -> scheduler.advanceTimeBy(Duration.ofSeconds(20)))
                .thenCancel()
                .verify(SOON);
        scheduler.advanceTimeBy(Duration.ofSeconds(20));
        assertThat(flight.clock().left()).isEqualTo(Duration.ofSeconds(100));
        assertThat(admission.stats().waiting()).isZero();
    }

    private long permitsLeft() {
        long permits = 0;
        List<Authorization> given = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(given::add);
            permits = given.size();
        }
        return permits;
    }

    private Mono<HttpReply> call(@Nullable LeverException failure) {
        return pipeline(failure).handle(TestFlights.of(GET, time));
    }

    private Handler pipeline(@Nullable LeverException failure) {
        List<Filter> filters = List.of(
                new UnauthorizedOnceFilter(), new AdmissionFilter(Desk.of(tokens, admission), time, Telemetry.NONE));
        return Filter.chain(
                filters,
                flight -> Mono.defer(() -> {
                    long generation = flight.admission().generation();
                    sentWith.add(generation);
                    if (generation < tokens.good) {
                        return Mono.error(new UnauthorizedException("", answer(401)));
                    }
                    return failure == null ? Mono.just(OK) : Mono.error(failure);
                }));
    }

    /** Gives the next generation after each rejection, up to the last. */
    private static final class Rotating implements TokenSource {
        private final List<String> said = new ArrayList<>();
        private long generation = 1;
        private long good = 1;
        private long last = Long.MAX_VALUE;

        @Override
        public Mono<Authorization> authorization() {
            return Mono.fromSupplier(this::atHand);
        }

        @Override
        public Authorization atHand() {
            return Authorization.bearer(Secret.of("token-" + generation), generation);
        }

        @Override
        public void accepted(Authorization used) {
            said.add("accepted " + used.generation());
        }

        @Override
        public boolean rejected(Authorization used) {
            said.add("rejected " + used.generation());
            boolean more = generation < last;
            generation += more ? 1 : 0;
            return more;
        }

        @Override
        public boolean isStored() {
            return true;
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    }
}
