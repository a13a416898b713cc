package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.Lane;
import dev.lever4j.client.RequestListener;
import dev.lever4j.client.Signals;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Door;
import dev.lever4j.client.admission.Permits;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.client.admission.SharedConnections;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.LeverException;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.util.RaceTestUtils;

/** A call's answer, its cancellation, the end of an attempt's time and a token that is rejected, all in one moment. */
class CallMeetingsTest {
    private static final int ROUNDS = 1_500;
    private static final Duration ATTEMPT = Duration.ofSeconds(1);

    /** Whose token is rejected by whoever is answered 401; there is always another one. */
    private static final class Tokens implements TokenSource {
        private final AtomicInteger generation = new AtomicInteger(1);
        private final AtomicInteger rejections = new AtomicInteger();

        @Override
        public Mono<Authorization> authorization() {
            return Mono.fromSupplier(this::atHand);
        }

        @Override
        public Authorization atHand() {
            return new Authorization(null, generation.get());
        }

        @Override
        public void accepted(Authorization used) {}

        @Override
        public boolean rejected(Authorization used) {
            rejections.incrementAndGet();
            generation.compareAndSet((int) used.generation(), (int) used.generation() + 1);
            return true;
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

    /** One client with one connection, whose first answer comes when it is told to; the others come at once. */
    private static final class World implements Transport {
        private final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
        private final TimeAndChance time = TimeAndChance.of(virtual, new Random(1));
        private final Tokens tokens = new Tokens();
        private final Admission admission =
                Admission.queue(new RateLimit(1_000, 1_000), tokens, time, Permits.OWN, new SharedConnections(1));
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger requests = new AtomicInteger();
        private final Sinks.One<HttpReply> first = Sinks.one();
        private final Pipeline pipeline = Pipeline.of(
                time,
                new CallHabits(RetryPolicy.NONE, RequestListener.NONE),
                Telemetry.NONE,
                Desk.of(tokens, admission),
                this,
                URI.create("https://lever.test/v1"));

        private Signals<HttpReply> calls() {
            Signals<HttpReply> caller = new Signals<>();
            CallOptions options = CallOptions.DEFAULT.attemptTimeout(ATTEMPT);
            pipeline.send(Flights.call(Flights.READ, options), reply -> reply, door())
                    .subscribe(caller);
            return caller;
        }

        private Door door() {
            return new Door() {
                @Override
                public boolean enter() {
                    inside.incrementAndGet();
                    return true;
                }

                @Override
                public void leave() {
                    inside.decrementAndGet();
                }
            };
        }

        @Override
        public Mono<HttpReply> send(WireRequest request) {
            return Mono.defer(() -> {
                request.departure().depart();
                return requests.incrementAndGet() == 1 ? first.asMono() : Mono.just(Flights.json(200, "{}"));
            });
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }

        private void timePasses() {
            virtual.advanceTimeBy(ATTEMPT);
        }

        private void answers(int status) {
            first.tryEmitValue(Flights.json(status, "{}"));
        }

        /** The call is over: it has left, and the one connection can be had. */
        private void isQuiet() {
            virtual.advanceTimeBy(Duration.ZERO);
            assertThat(inside).hasValue(0);
            assertThat(admission.stats().waiting()).isZero();
            Seat seat = new Seat(Lane.INTERACTIVE);
            Authorization given = admission.atOnce(seat);
            assertThat(given).as("the connection is back").isNotNull();
            seat.leave();
        }
    }

    private static void rounds(Consumer<World> round) {
        for (int number = 0; number < ROUNDS; number++) {
            round.accept(new World());
        }
    }

    @Test
    void answerAndTimeoutEndItOnceAndAlways() {
        rounds(world -> {
            Signals<HttpReply> caller = world.calls();

            RaceTestUtils.race(() -> world.answers(200), world::timePasses);

            world.isQuiet();
            assertThat(caller.count()).isEqualTo(1);
            assertThat(caller.errors()).allSatisfy(error -> assertThat(error).isInstanceOf(LeverException.class));
        });
    }

    @Test
    void whoeverLeavesGetsOneEndAtMost() {
        rounds(world -> {
            Signals<HttpReply> caller = world.calls();

            RaceTestUtils.race(() -> world.answers(200), world::timePasses, caller::cancel);

            world.isQuiet();
            assertThat(caller.count()).isLessThanOrEqualTo(1);
            assertThat(world.requests).hasValue(1);
        });
    }

    /** The second request goes out with the other token, once, unless the call was over before. */
    @Test
    void a401ThatMeetsACancellationRejectsItsTokenOnceAtMost() {
        rounds(world -> {
            Signals<HttpReply> caller = world.calls();

            RaceTestUtils.race(() -> world.answers(401), caller::cancel, world.tokens::atHand);

            world.isQuiet();
            assertThat(caller.count()).isLessThanOrEqualTo(1);
            assertThat(world.tokens.rejections.get()).isLessThanOrEqualTo(1);
            assertThat(world.requests.get()).isLessThanOrEqualTo(1 + world.tokens.rejections.get());
        });
    }

    @Test
    void a401ThatMeetsAnothersRejectionIsSentOnceMore() {
        rounds(world -> {
            Signals<HttpReply> caller = world.calls();
            Authorization used = world.tokens.atHand();

            RaceTestUtils.race(() -> world.answers(401), () -> world.tokens.rejected(used));

            world.isQuiet();
            assertThat(caller.values()).extracting(HttpReply::status).containsExactly(200);
            assertThat(caller.errors()).isEmpty();
            assertThat(world.requests).hasValue(2);
            assertThat(world.tokens.generation).hasValue(2);
        });
    }

    @Test
    void aCloseThatMeetsAnAnswerTakesNothingFromTheCallThatIsOut() {
        rounds(world -> {
            Signals<HttpReply> caller = world.calls();

            RaceTestUtils.race(() -> world.answers(200), world.admission::close);

            world.virtual.advanceTimeBy(Duration.ZERO);
            assertThat(world.inside).hasValue(0);
            assertThat(caller.values()).extracting(HttpReply::status).containsExactly(200);
            assertThat(caller.errors()).isEmpty();
        });
    }
}
