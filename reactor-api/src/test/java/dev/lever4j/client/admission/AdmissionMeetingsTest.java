package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.util.RaceTestUtils;

/** A permit, or a token, that comes in the moment in which a waiter leaves, another comes, or all is closed. */
class AdmissionMeetingsTest {
    private static final int ROUNDS = 2_000;
    private static final Duration PER_PERMIT = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 8;

    /** One permit a second, and one in hand. */
    private static final class World {
        private final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
        private final FakeTokens tokens = new FakeTokens();
        private final SharedConnections connections = new SharedConnections(CONNECTIONS);
        private final Admission admission = Admission.queue(
                new RateLimit(1, 1), tokens, TimeAndChance.of(virtual, new Random(1)), Permits.OWN, connections);

        private Call comes() {
            Call call = new Call();
            admission.admit(call.seat).subscribe(call);
            return call;
        }

        /** One that does not wait: 1 if it was admitted. */
        private int passes(Seat seat) {
            return admission.atOnce(seat) == null ? 0 : 1;
        }

        private void settles() {
            virtual.advanceTimeBy(Duration.ZERO);
        }

        /** Of which an account may take up half. */
        private void allConnectionsAreBack() {
            ConnectionShare another = connections.share(() -> {});
            for (int taken = 0; taken < CONNECTIONS / 2; taken++) {
                assertThat(another.take()).isTrue();
            }
        }
    }

    /** Counts all that comes, also what must not. */
    private static final class Call implements CoreSubscriber<Authorization> {
        private final Seat seat = new Seat(Lane.INTERACTIVE);
        private final AtomicInteger given = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private volatile Subscription subscription = Operators.emptySubscription();

        /** As whoever uses it does: what it took is left with it. */
        private void leaves() {
            subscription.cancel();
            seat.leave();
        }

        @Override
        public void onSubscribe(Subscription its) {
            subscription = its;
            its.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Authorization token) {
            given.incrementAndGet();
        }

        @Override
        public void onError(Throwable error) {
            failed.incrementAndGet();
        }

        @Override
        public void onComplete() {}

        private int signals() {
            return given.get() + failed.get();
        }
    }

    private static void rounds(Consumer<World> round) {
        for (int number = 0; number < ROUNDS; number++) {
            round.accept(new World());
        }
    }

    @Test
    void thePermitOfAWaiterThatLeavesIsGivenOnceOrIsStillThere() {
        rounds(world -> {
            Seat burst = new Seat(Lane.INTERACTIVE);
            assertThat(world.passes(burst)).isEqualTo(1);
            burst.leave();
            Call waiter = world.comes();
            Seat passer = new Seat(Lane.INTERACTIVE);
            AtomicInteger passed = new AtomicInteger();

            RaceTestUtils.race(
                    () -> world.virtual.advanceTimeBy(PER_PERMIT),
                    waiter::leaves,
                    () -> passed.addAndGet(world.passes(passer)));

            world.settles();
            Seat last = new Seat(Lane.INTERACTIVE);
            int stillThere = world.passes(last);
            assertThat(waiter.given.get() + passed.get() + stillThere).isEqualTo(1);
            assertThat(waiter.failed).hasValue(0);
            assertThat(world.admission.stats().waiting()).isZero();
            assertThat(world.admission.stats().spent()).isEqualTo(2);
            passer.leave();
            last.leave();
            world.allConnectionsAreBack();
        });
    }

    @Test
    void aTokenThatComesAsAWaiterLeavesAndAllIsClosedEndsEachOnce() {
        rounds(world -> {
            Sinks.One<Authorization> refresh = world.tokens.pending();
            Call leaving = world.comes();
            Call staying = world.comes();

            RaceTestUtils.race(
                    () -> refresh.tryEmitValue(FakeTokens.generation(2)), leaving::leaves, world.admission::close);

            world.settles();
            assertThat(leaving.signals()).isLessThanOrEqualTo(1);
            assertThat(staying.signals()).isEqualTo(1);
            assertThat(leaving.given.get() + staying.given.get())
                    .as("the burst")
                    .isLessThanOrEqualTo(1);
            assertThat(world.admission.stats().waiting()).isZero();
            assertThat(world.comes().failed).hasValue(1);
            staying.leaves();
            world.allConnectionsAreBack();
        });
    }

    /** Whoever comes in the moment in which a token is refused is told so too, or that the next one is. */
    @Test
    void aRefusalThatMeetsOneWhoLeavesAndOneWhoComesLeavesNobodyBehind() {
        rounds(world -> {
            Sinks.One<Authorization> refresh = world.tokens.pending();
            Call leaving = world.comes();
            Call staying = world.comes();
            Call coming = new Call();

            RaceTestUtils.race(
                    () -> refresh.tryEmitError(new ClientClosedException()),
                    leaving::leaves,
                    () -> world.admission.admit(coming.seat).subscribe(coming));

            world.settles();
            assertThat(staying.failed).hasValue(1);
            assertThat(leaving.signals()).isLessThanOrEqualTo(1);
            assertThat(coming.failed).hasValue(1);
            assertThat(world.admission.stats().waiting()).isZero();
            world.allConnectionsAreBack();
        });
    }
}
