package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.it.races.Explore;
import dev.lever4j.it.races.HandScheduler;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.test.util.RaceTestUtils;

/** Deadlines that are set, stopped and due in the same moment: each ends once, by whoever comes first. */
class AlarmsRacesTest {
    private static final long SOON = 1_000;
    private static final long LATER = 1_000_000;

    /** All deadlines of one client, and its time. */
    private static final class World {
        private final HandScheduler hand = new HandScheduler();
        private final Alarms alarms = new Alarms(new TimeAndChance(Clock.systemUTC(), hand::tick, hand, new Random(1)));

        private One set(long nanos) {
            One alarm = new One();
            alarms.set(alarm, nanos);
            return alarm;
        }

        private void stop(One alarm) {
            if (alarms.stop(alarm)) {
                alarm.ends.incrementAndGet();
            }
        }

        /** All that is set and not stopped rings. */
        private void timeGoesOn() {
            for (int step = 0; step < 10; step++) {
                hand.pass(LATER);
                hand.runDue();
            }
        }
    }

    private static final class One extends Alarms.Alarm {
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        void ring() {
            ends.incrementAndGet();
        }
    }

    @Test
    void stoppedOrRung() {
        Explore.rounds(number -> {
            World world = new World();
            One due = world.set(SOON);
            One late = world.set(LATER);
            world.hand.pass(SOON);
            RaceTestUtils.race(world.hand::runDue, () -> world.stop(due), () -> world.stop(late));
            world.timeGoesOn();
            assertThat(due.ends).hasValue(1);
            assertThat(late.ends).hasValue(1);
        });
    }

    /** The timer that finds none ends, and one that comes in that moment must have one. */
    @Test
    void whatIsSetAsTheTimerEndsStillRings() {
        Explore.rounds(number -> {
            World world = new World();
            One last = world.set(SOON);
            world.hand.pass(SOON);
            One[] another = new One[2];
            RaceTestUtils.race(
                    world.hand::runDue,
                    () -> another[0] = world.set(number % 2 == 0 ? 0 : LATER),
                    () -> another[1] = world.set(SOON));
            world.timeGoesOn();
            assertThat(last.ends).hasValue(1);
            assertThat(another[0].ends).hasValue(1);
            assertThat(another[1].ends).hasValue(1);
        });
    }

    @Test
    void ofTwoWhoStopOneIsTheOne() {
        Explore.rounds(number -> {
            World world = new World();
            One alarm = world.set(LATER);
            RaceTestUtils.race(() -> world.stop(alarm), () -> world.stop(alarm));
            world.timeGoesOn();
            assertThat(alarm.ends).hasValue(1);
        });
    }

    /** A test of this test. */
    @Test
    void oneThatLooksAndThenRingsIsSeen() {
        assertThatThrownBy(() -> Explore.rounds(number -> {
                    AtomicBoolean set = new AtomicBoolean(true);
                    AtomicInteger ends = new AtomicInteger();
                    // a planted fault: whether it is still set is asked in one step, and it is ended in another
                    Runnable end = () -> {
                        boolean mine = set.get();
                        Thread.yield();
                        if (mine) {
                            set.set(false);
                            ends.incrementAndGet();
                        }
                    };
                    RaceTestUtils.race(end, end);
                    assertThat(ends).hasValue(1);
                }))
                .isInstanceOf(AssertionError.class);
    }

    /** A test of this test. */
    @Test
    void aTimerThatIsNotStartedForWhatComesAsItEndsIsSeen() {
        assertThatThrownBy(() -> Explore.rounds(number -> {
                    AtomicBoolean running = new AtomicBoolean(true);
                    AtomicInteger waiting = new AtomicInteger();
                    AtomicInteger rung = new AtomicInteger();
                    Runnable timer = () -> {
                        rung.addAndGet(waiting.getAndSet(0));
                        Thread.yield();
                        running.set(false);
                    };
                    RaceTestUtils.race(timer, () -> {
                        waiting.incrementAndGet();
                        if (running.compareAndSet(false, true)) {
                            timer.run();
                        }
                    });
                    assertThat(rung).hasValue(1);
                }))
                .isInstanceOf(AssertionError.class);
    }
}
