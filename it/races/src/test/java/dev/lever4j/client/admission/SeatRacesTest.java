package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.Lane;
import dev.lever4j.it.races.Explore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.util.RaceTestUtils;

/** Connections that attempts take up: each comes back once, and whoever waits for one is told. */
class SeatRacesTest {
    private static final class Counted implements ConnectionShare {
        private final AtomicInteger out = new AtomicInteger();

        @Override
        public boolean take() {
            out.incrementAndGet();
            return true;
        }

        @Override
        public void giveBack() {
            out.decrementAndGet();
        }
    }

    /** One account's side of a wait. */
    private static final class Account {
        private final AtomicInteger woken = new AtomicInteger();
        private final ConnectionShare share;

        Account(SharedConnections connections) {
            this.share = connections.share(woken::incrementAndGet);
        }
    }

    /** Admitted while it is given up: left twice, by its end and by who gave it up. */
    @Test
    void whatASeatTookComesBackOnceHoweverItIsLeft() {
        Explore.rounds(number -> {
            Counted share = new Counted();
            Seat seat = new Seat(Lane.INTERACTIVE);
            RaceTestUtils.race(() -> sits(seat, share), seat::leave, seat::leave);
            assertThat(share.out).hasValue(0);
        });
    }

    private static void sits(Seat seat, Counted share) {
        share.take();
        seat.take(share);
    }

    @Test
    void aSeatThatLooksAndThenDoesIsSeen() {
        assertThatThrownBy(() -> Explore.rounds(number -> {
                    Counted share = new Counted();
                    AtomicReference<@Nullable ConnectionShare> taken = new AtomicReference<>();
                    RaceTestUtils.race(
                            () -> {
                                share.take();
                                taken.set(share);
                            },
                            () -> leaves(taken),
                            () -> leaves(taken));
                    leaves(taken);
                    assertThat(share.out).hasValue(0);
                }))
                .isInstanceOf(AssertionError.class);
    }

    /** A planted fault. */
    private static void leaves(AtomicReference<@Nullable ConnectionShare> taken) {
        ConnectionShare share = taken.get();
        Thread.yield();
        if (share != null) {
            taken.set(null);
            share.giveBack();
        }
    }

    /** The one that there is comes back while another account asks for it. */
    @Test
    void whoIsRefusedIsWokenThoughItComesBackInThatMoment() {
        Explore.rounds(number -> {
            SharedConnections one = new SharedConnections(1);
            Account has = new Account(one);
            Account wants = new Account(one);
            assertThat(has.share.take()).isTrue();
            AtomicInteger given = new AtomicInteger();
            RaceTestUtils.race(has.share::giveBack, () -> given.addAndGet(wants.share.takeOrWait() ? 1 : 0));
            assertThat(given.get() + wants.woken.get()).isEqualTo(1);
            assertThat(given.get() == 1 || wants.share.take()).isTrue();
        });
    }

    @Test
    void aWakeThatIsLostIsSeen() {
        assertThatThrownBy(() -> Explore.rounds(number -> {
                    SharedConnections one = new SharedConnections(1);
                    AtomicInteger woken = new AtomicInteger();
                    AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
                    ConnectionShare share = one.share(() -> {});
                    assertThat(share.take()).isTrue();
                    AtomicInteger given = new AtomicInteger();
                    RaceTestUtils.race(
                            () -> {
                                share.giveBack();
                                Runnable wake = waiting.get();
                                if (wake != null) {
                                    wake.run();
                                }
                            },
                            () -> {
                                // a planted fault: refused in one step, and said to wait in another
                                given.addAndGet(share.take() ? 1 : 0);
                                Thread.yield();
                                waiting.set(woken::incrementAndGet);
                            });
                    assertThat(given.get() + woken.get()).isPositive();
                }))
                .isInstanceOf(AssertionError.class);
    }
}
