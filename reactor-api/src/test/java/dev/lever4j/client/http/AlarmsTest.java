package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class AlarmsTest {
    private static final long MILLI = 1_000_000;

    private final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
    private final Alarms alarms = new Alarms(TimeAndChance.of(virtual, new Random(1)));
    private final List<String> rung = new ArrayList<>();

    private final class Named extends Alarms.Alarm {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        @Override
        void ring() {
            rung.add(name + " at " + virtual.now(TimeUnit.MILLISECONDS));
        }
    }

    private Named set(String name, long millis) {
        Named alarm = new Named(name);
        alarms.set(alarm, millis * MILLI);
        return alarm;
    }

    private void pass(long millis) {
        virtual.advanceTimeBy(Duration.ofMillis(millis));
    }

    @Test
    void eachRingsWhenItIsDueAndOnce() {
        set("late", 120_000);
        set("soon", 30_000);
        pass(29_999);
        assertThat(rung).isEmpty();
        set("later but sooner", 10);
        pass(Duration.ofHours(1).toMillis());
        assertThat(rung).containsExactly("soon at 30000", "later but sooner at 30009", "late at 120000");
    }

    @Test
    void oneThatIsStoppedDoesNotRingAndOneThatRangCannotBeStopped() {
        Named stopped = set("stopped", 100);
        Named kept = set("kept", 100);
        assertThat(alarms.stop(stopped)).isTrue();
        assertThat(alarms.stop(stopped)).isFalse();
        pass(100);
        assertThat(rung).containsExactly("kept at 100");
        assertThat(alarms.stop(kept)).isFalse();
        assertThat(alarms.stop(new Named("never set"))).isFalse();
    }

    @Test
    void thousandsThatAreSetAndStoppedNeedOneTimer() {
        for (int i = 0; i < 5_000; i++) {
            alarms.stop(set("call", 30_000));
        }
        assertThat(virtual.getScheduledTaskCount()).isEqualTo(1);
    }

    /** Else whoever is closed would be kept for as long as its timeouts are. */
    @Test
    void theTimerEndsSoonAfterTheLastOne() {
        alarms.stop(set("call", Duration.ofDays(365).toMillis()));
        pass(Alarms.LOOKAHEAD.toMillis());
        long timers = virtual.getScheduledTaskCount();
        pass(Duration.ofDays(1).toMillis());
        assertThat(virtual.getScheduledTaskCount()).isEqualTo(timers);
        alarms.stop(set("another call", Duration.ofDays(365).toMillis()));
        assertThat(virtual.getScheduledTaskCount()).isEqualTo(timers + 1);
    }

    @Test
    void oneThatThrowsTakesNoOtherWithIt() {
        alarms.set(
                new Alarms.Alarm() {
                    @Override
                    void ring() {
                        throw new IllegalStateException("a subscriber's own fault");
                    }
                },
                5 * MILLI);
        set("other", 5);
        set("another", 6);
        pass(10);
        assertThat(rung).containsExactly("other at 5", "another at 6");
    }

    @Test
    void oneMaySetAndStopOthersWhileItRings() {
        Named victim = set("victim", 6);
        alarms.set(
                new Alarms.Alarm() {
                    @Override
                    void ring() {
                        alarms.stop(victim);
                        set("follower", 0);
                        set("much later", 8);
                    }
                },
                5 * MILLI);
        pass(100);
        assertThat(rung).containsExactly("follower at 5", "much later at 13");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inAnyOrderTheyRingAsAModelSays(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, List<String>> model = new TreeMap<>();
        List<Named> live = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long now = virtual.now(TimeUnit.MILLISECONDS);
            if (random.nextInt(3) > 0) {
                long due = now + 1 + random.nextInt(20_000);
                String name = i + " at " + due;
                model.computeIfAbsent(due, at -> new ArrayList<>()).add(name);
                live.add(set(String.valueOf(i), due - now));
            } else if (!live.isEmpty() && random.nextBoolean()) {
                Named victim = live.remove(random.nextInt(live.size()));
                boolean stopped = alarms.stop(victim);
                boolean known = model.values().stream()
                        .anyMatch(names -> names.removeIf(name -> name.startsWith(victim.name + " ")));
                assertThat(stopped).isEqualTo(known);
            } else {
                pass(random.nextInt(3_000));
                var due = model.headMap(virtual.now(TimeUnit.MILLISECONDS), true);
                due.values().forEach(expected::addAll);
                due.clear();
            }
        }
        pass(20_000);
        model.values().forEach(expected::addAll);
        assertThat(rung).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(100);
        assertThat(rung.stream().map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))))
                .isSorted();
    }

    @Test
    void whereTheSchedulerIsGoneNothingIsSet() {
        Scheduler gone = Schedulers.newSingle("gone");
        gone.dispose();
        Alarms none = new Alarms(TimeAndChance.of(gone, new Random(1)));
        Named alarm = new Named("never");
        assertThatThrownBy(() -> none.set(alarm, MILLI)).isInstanceOf(RejectedExecutionException.class);
        assertThat(none.stop(alarm)).isFalse();
    }

    /** Whoever stops an alarm ends a call, and so does the alarm: never both, never neither. */
    @Test
    void stoppedOrRungButNeverBothWhoeverMeets() throws InterruptedException {
        Alarms real = new Alarms(TimeAndChance.system());
        int calls = 2_000;
        AtomicInteger ends = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(calls);
        ConcurrentLinkedQueue<Integer> twice = new ConcurrentLinkedQueue<>();
        List<Alarms.Alarm> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int number = i;
            AtomicInteger times = new AtomicInteger();
            Alarms.Alarm alarm = new Alarms.Alarm() {
                @Override
                void ring() {
                    ends.incrementAndGet();
                    if (times.incrementAndGet() > 1) {
                        twice.add(number);
                    }
                    over.countDown();
                }
            };
            real.set(alarm, i * 1_000L);
            all.add(alarm);
        }
        Collections.shuffle(all, new Random(1));
        for (Alarms.Alarm alarm : all) {
            if (real.stop(alarm)) {
                alarm.ring();
            }
        }
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ends).hasValue(calls);
        assertThat(twice).isEmpty();
    }
}
