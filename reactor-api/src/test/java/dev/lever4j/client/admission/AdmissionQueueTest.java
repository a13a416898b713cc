package dev.lever4j.client.admission;

import static dev.lever4j.client.admission.FakeTokens.generation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class AdmissionQueueTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    private final FakeTokens tokens = new FakeTokens();
    private final Admission admission = Admission.queue(new RateLimit(10, 3), tokens, time);
    private final List<String> admitted = new ArrayList<>();

    @Test
    void withAPermitAndATokenAtHandItEmitsAtOnceAndSchedulesNothing() {
        StepVerifier.create(admission.admit(new Seat(Lane.BACKGROUND)))
                .expectNext(generation(1))
                .expectComplete()
                .verify(SOON);
        assertThat(scheduler.getScheduledTaskCount()).isZero();
    }

    @Test
    void itIsColdAndWaitsForDemand() {
        Mono<Authorization> lazy = admission.admit(new Seat(Lane.INTERACTIVE));
        StepVerifier.create(lazy, 0).expectSubscription().thenCancel().verify(SOON);
        take(3);
        assertThat(admitted).hasSize(3);
        take(1);
        assertThat(admitted).hasSize(3);
    }

    @Test
    void eachSubscriptionIsAWaiterOfItsOwn() {
        Mono<Authorization> twice = admission.admit(new Seat(Lane.INTERACTIVE));
        take(2);
        StepVerifier.create(twice).expectNextCount(1).expectComplete().verify(SOON);
        StepVerifier.create(twice.timeout(Duration.ofMillis(99), Mono.empty(), scheduler))
                .then(() -> pass(99))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void waitersGoOutInTheirOrderAtTheRateByOneScheduledDrain() {
        take(3);
        List<Disposable> calls = waiters(Lane.INTERACTIVE, "call", 1000);
        assertThat(scheduler.getScheduledTaskCount()).isEqualTo(1);
        pass(1000);
        assertThat(admitted.subList(3, 13))
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "call" + i).toList());
        assertThat(admitted).hasSize(13);
        assertThat(scheduler.getScheduledTaskCount()).isEqualTo(11);
        assertThat(admission.stats().waiting()).isEqualTo(990);
        calls.forEach(Disposable::dispose);
        assertThat(admission.stats().waiting()).isZero();
        pass(1000);
        assertThat(scheduler.getScheduledTaskCount()).isEqualTo(11);
    }

    @Test
    void interactiveCallsOvertakeAThousandBackgroundCallsWhichStillMove() {
        take(3);
        waiters(Lane.BACKGROUND, "export", 1000);
        pass(500);
        waiters(Lane.INTERACTIVE, "person", 40);
        int before = admitted.size();
        pass(5000);
        List<String> meanwhile = admitted.subList(before, admitted.size());
        assertThat(meanwhile).hasSize(50);
        assertThat(meanwhile.stream().filter(who -> who.startsWith("person"))).hasSize(40);
        assertThat(meanwhile.subList(0, 5)).containsExactly("person0", "person1", "person2", "person3", "export5");
    }

    @Test
    void cancelledWaitersGiveTheirTurnBack() {
        take(3);
        List<Disposable> first = waiters(Lane.INTERACTIVE, "cancelled", 90);
        waiters(Lane.INTERACTIVE, "patient", 5);
        first.forEach(Disposable::dispose);
        pass(500);
        assertThat(admitted.subList(3, admitted.size()))
                .containsExactly("patient0", "patient1", "patient2", "patient3", "patient4");
    }

    @Test
    void whileTheTokenIsOnItsWayNoPermitIsSpent() {
        Sinks.One<Authorization> refresh = tokens.pending();
        List<Disposable> gone = waiters(Lane.INTERACTIVE, "gone", 3);
        waiters(Lane.INTERACTIVE, "call", 4);
        pass(10_000);
        assertThat(admitted).isEmpty();
        gone.forEach(Disposable::dispose);
        tokens.are(Mono.just(generation(2)));
        refresh.tryEmitValue(generation(2)).orThrow();
        pass(0);
        assertThat(admitted).containsExactly("call0", "call1", "call2");
        pass(100);
        assertThat(admitted).contains("call3");
    }

    @Test
    void aCallCancelledWhileItsPermitIsTakenGivesItBack() {
        cancelledBeforeTheTokenComes(Mono.just(generation(1)));
        assertThat(admitted).isEmpty();
        tokens.are(Mono.just(generation(1)));
        take(4);
        assertThat(admitted).hasSize(3);
    }

    @Test
    void aCallCancelledBeforeItJoinsTheQueueNeverWaits() {
        cancelledBeforeTheTokenComes(Mono.never());
        assertThat(admission.stats().waiting()).isZero();
    }

    /** Cancels the call in the middle of its own subscription, at the only moment that others can see. */
    private void cancelledBeforeTheTokenComes(Mono<Authorization> token) {
        Disposable.Swap call = Disposables.swap();
        tokens.are(Mono.defer(() -> {
            call.dispose();
            return token;
        }));
        admission
                .admit(new Seat(Lane.INTERACTIVE))
                .doOnSubscribe(subscription -> call.update(subscription::cancel))
                .subscribe(given -> admitted.add("cancelled"));
    }

    @Test
    void nobodyOvertakesThoseWhoWaitForTheToken() {
        Sinks.One<Authorization> refresh = tokens.pending();
        waiters(Lane.INTERACTIVE, "first", 3);
        tokens.are(Mono.just(generation(2)));
        waiters(Lane.INTERACTIVE, "late", 1);
        assertThat(admitted).isEmpty();
        refresh.tryEmitValue(generation(2)).orThrow();
        pass(0);
        assertThat(admitted).containsExactly("first0", "first1", "first2");
    }

    @Test
    void aPauseThatBeginsWhileTheTokenIsOnItsWayHolds() {
        Sinks.One<Authorization> refresh = tokens.pending();
        waiters(Lane.INTERACTIVE, "call", 1);
        admission.throttled(Duration.ofSeconds(4), time.ticker().getAsLong());
        tokens.are(Mono.just(generation(2)));
        refresh.tryEmitValue(generation(2)).orThrow();
        pass(3999);
        assertThat(admitted).isEmpty();
        pass(1);
        assertThat(admitted).containsExactly("call0");
    }

    @Test
    void aTokenErrorGoesToThoseWhoWaitToEachItsOwnAndTheQueueGoesOn() {
        Sinks.One<Authorization> refresh = tokens.pending();
        Set<Throwable> errors = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 20; i++) {
            admission
                    .admit(new Seat(i % 2 == 0 ? Lane.INTERACTIVE : Lane.BACKGROUND))
                    .subscribe(token -> {}, errors::add);
        }
        tokens.are(Mono.just(generation(2)));
        refresh.tryEmitError(new AuthUnavailableException("no token", null)).orThrow();
        pass(0);
        assertThat(errors)
                .hasSize(20)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(AuthUnavailableException.class)
                        .hasMessage("no token"));
        take(3);
        assertThat(admitted).hasSize(3);
    }

    @Test
    void aTokenErrorAtHandCostsNoPermit() {
        tokens.are(Mono.error(() -> new AuthUnavailableException("no token", null)));
        StepVerifier.create(admission.admit(new Seat(Lane.INTERACTIVE)))
                .expectError(AuthUnavailableException.class)
                .verify(SOON);
        tokens.are(Mono.just(generation(1)));
        take(3);
        assertThat(admitted).hasSize(3);
    }

    @Test
    void aSourceThatThrowsOrEndsEmptyIsAnErrorAndNotAHang() {
        tokens.are(Mono.empty());
        StepVerifier.create(admission.admit(new Seat(Lane.INTERACTIVE)))
                .expectError(IllegalStateException.class)
                .verify(SOON);
        tokens.are(Mono.defer(() -> {
            throw new IllegalArgumentException();
        }));
        StepVerifier.create(admission.admit(new Seat(Lane.INTERACTIVE)))
                .expectError(IllegalArgumentException.class)
                .verify(SOON);
    }

    @Test
    void a429PausesTheQueueForAsLongAsLeverAsks() {
        take(1);
        admission.throttled(Duration.ofSeconds(4), time.ticker().getAsLong());
        waiters(Lane.INTERACTIVE, "call", 3);
        pass(3999);
        assertThat(admitted).hasSize(1);
        pass(1);
        assertThat(admitted).hasSize(2);
        assertThat(admission.stats()).isEqualTo(new AdmissionStats(2, 7.0, 1, 2));
    }

    @Test
    void aWaiterMayAdmitAgainFromItsOwnEmission() {
        AtomicInteger rounds = new AtomicInteger();
        again(rounds);
        pass(10_000);
        assertThat(rounds).hasValue(103);
    }

    private void again(AtomicInteger rounds) {
        admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(token -> {
            rounds.incrementAndGet();
            again(rounds);
        });
    }

    @Test
    @Timeout(20)
    void aHundredThousandWaitersComeAndGoInAnyOrder() {
        take(3);
        List<Disposable> calls = waiters(Lane.BACKGROUND, "call", 100_000);
        Collections.shuffle(calls, new Random(2));
        calls.subList(0, 99_990).forEach(Disposable::dispose);
        assertThat(admission.stats().waiting()).isEqualTo(10);
        pass(1000);
        assertThat(admitted).hasSize(13);
    }

    @Test
    void closingEndsTheWaitOfAllAndAdmitsNobodyAfter() {
        take(3);
        StepVerifier.create(admission.admit(new Seat(Lane.BACKGROUND)))
                .then(admission::close)
                .expectError(ClientClosedException.class)
                .verify(SOON);
        StepVerifier.create(admission.admit(new Seat(Lane.INTERACTIVE)))
                .expectError(ClientClosedException.class)
                .verify(SOON);
        admission.close();
    }

    @Test
    void aTokenThatComesAfterTheEndIsNobodys() {
        Sinks.One<Authorization> refresh = tokens.pending();
        StepVerifier.create(admission.admit(new Seat(Lane.BACKGROUND)))
                .then(admission::close)
                .expectError(ClientClosedException.class)
                .verify(SOON);
        assertThat(refresh.tryEmitValue(generation(2))).isEqualTo(Sinks.EmitResult.OK);
    }

    private void take(int calls) {
        waiters(Lane.INTERACTIVE, "taken", calls);
    }

    private List<Disposable> waiters(Lane lane, String name, int calls) {
        List<Disposable> waiting = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String who = name + i;
            waiting.add(admission
                    .admit(new Seat(lane))
                    .subscribe(token -> admitted.add(who), error -> admitted.add("failed")));
        }
        return waiting;
    }

    private void pass(long millis) {
        scheduler.advanceTimeBy(Duration.ofMillis(millis));
    }
}
