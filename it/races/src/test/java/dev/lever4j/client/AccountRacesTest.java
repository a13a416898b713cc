package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.it.races.Explore;
import dev.lever4j.it.races.HandScheduler;
import dev.lever4j.resilience.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.util.RaceTestUtils;

/** An account that is let go, or closed, while a call comes; and a close that is asked for twice. */
class AccountRacesTest {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final RateLimit FAST = new RateLimit(1_000_000, 1_000_000);
    private static final TokenSource TOKENS = TokenSource.apiKey(Secret.of("key"));

    private static final Transport NOWHERE = new Transport() {
        @Override
        public Mono<HttpReply> send(WireRequest request) {
            return Mono.never();
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    };

    /** One account and its time. */
    private static final class World {
        private final HandScheduler hand = new HandScheduler();
        private final AtomicInteger opened = new AtomicInteger();
        private final Account account =
                new Account(new Account.Terms(FAST, RefreshSettings.DEFAULT, IDLE), NOWHERE, time(), this::open);

        private TimeAndChance time() {
            return new TimeAndChance(Clock.systemUTC(), hand::tick, hand, new Random(1));
        }

        private Desk open() {
            opened.incrementAndGet();
            return Desk.of(TOKENS, Admission.queue(FAST, TOKENS, time()));
        }

        /** What a call is given; null if it was not let in. */
        private @Nullable Supplier<@Nullable Authorization> call(int number) {
            Explore.moment(number);
            if (!account.enter()) {
                return null;
            }
            Explore.moment(number / 97);
            Authorization given = account.admission().atOnce(new Seat(Lane.INTERACTIVE));
            account.leave();
            return () -> given;
        }
    }

    @Test
    void aCallThatComesAsTheAccountIsLetGoFindsItOpen() {
        Explore.rounds(number -> {
            World world = new World();
            assertThat(world.call(number)).isNotNull();
            world.hand.pass(IDLE.toNanos());
            AtomicInteger served = new AtomicInteger();
            RaceTestUtils.race(world.hand::runDue, () -> served.addAndGet(served(world, number)));
            assertThat(served).hasValue(1);
            assertThat(world.account.stats().spent()).isEqualTo(2);
            assertThat(world.opened.get()).isBetween(1, 2);

            world.hand.pass(2 * IDLE.toNanos());
            world.hand.runDue();
            assertThat(world.account.isOpen()).as("it is looked at again").isFalse();
        });
    }

    private static int served(World world, int number) {
        Supplier<@Nullable Authorization> given = world.call(number);
        return given != null && given.get() != null ? 1 : 0;
    }

    /** Let in or refused; but whoever is in before the end is not told that no call is. */
    @Test
    void aCallThatComesAsTheAccountIsClosedIsServedOrRefused() {
        Explore.rounds(number -> {
            World world = new World();
            assertThat(world.call(number)).isNotNull();
            AtomicInteger served = new AtomicInteger();
            RaceTestUtils.race(world.account::refuse, () -> served.addAndGet(served(world, number)));
            assertThat(world.account.stats().spent()).isEqualTo(1 + served.get());
            assertThat(world.account.enter()).isFalse();
        });
    }

    @Test
    void aCloseThatIsAskedForTwiceRunsOnce() {
        Explore.rounds(number -> {
            Closing closing = new Closing();
            AtomicInteger ran = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            Runnable close = () -> closing.once(() -> Mono.fromRunnable(ran::incrementAndGet))
                    .subscribe(nothing -> {}, error -> {}, ended::incrementAndGet);
            RaceTestUtils.race(close, close);
            assertThat(ran).hasValue(1);
            assertThat(ended).hasValue(2);
        });
    }

    /** A test of this test. */
    @Test
    void anAccountThatIsLookedAtAndThenLetGoIsSeen() {
        assertThatThrownBy(() -> Explore.rounds(number -> {
                    World world = new World();
                    AtomicInteger calls = new AtomicInteger();
                    Admission queue = Admission.queue(FAST, TOKENS, world.time());
                    AtomicInteger served = new AtomicInteger();
                    RaceTestUtils.race(
                            () -> {
                                // a planted fault: nobody is in, and then it is closed
                                boolean nobody = calls.get() == 0;
                                Thread.yield();
                                if (nobody) {
                                    queue.close();
                                }
                            },
                            () -> {
                                calls.incrementAndGet();
                                Thread.yield();
                                Authorization given = queue.atOnce(new Seat(Lane.INTERACTIVE));
                                served.addAndGet(given == null ? 0 : 1);
                            });
                    assertThat(served).hasValue(1);
                }))
                .isInstanceOf(AssertionError.class);
    }
}
