package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.TimeAndChance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class CallClockTest {
    private final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
    private final CallClock clock = new CallClock(TimeAndChance.of(virtual, new Random(1)), Duration.ofSeconds(10));
    private final AtomicBoolean expired = new AtomicBoolean();

    private void watch() {
        clock.expiry().doOnSuccess(done -> expired.set(true)).subscribe();
    }

    private void pass(Duration time) {
        virtual.advanceTimeBy(time);
    }

    @Test
    void expiresExactlyWhenTheAllowanceIsUsedUp() {
        watch();
        pass(Duration.ofMillis(9_999));
        assertThat(expired).isFalse();
        assertThat(clock.left()).isEqualTo(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(expired).isTrue();
        assertThat(clock.left()).isZero();
    }

    @Test
    void timeInWhichItStandsIsNotCounted() {
        watch();
        pass(Duration.ofSeconds(4));
        clock.stop();
        pass(Duration.ofHours(3));
        assertThat(expired).isFalse();
        assertThat(clock.left()).isEqualTo(Duration.ofSeconds(6));
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(3).plusSeconds(4));
        clock.resume();
        pass(Duration.ofMillis(5_999));
        assertThat(expired).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(expired).isTrue();
    }

    @Test
    void aShortStopBeforeTheTimerFiresCountsToo() {
        watch();
        clock.stop();
        pass(Duration.ofSeconds(2));
        clock.resume();
        pass(Duration.ofSeconds(9));
        assertThat(expired).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(expired).isTrue();
    }

    @Test
    void stoppingAndResumingTwiceDoNothingMore() {
        watch();
        clock.stop();
        pass(Duration.ofSeconds(1));
        clock.stop();
        pass(Duration.ofSeconds(1));
        clock.resume();
        clock.resume();
        assertThat(clock.left()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void noTimerRunsWhileItStands() {
        watch();
        clock.stop();
        pass(Duration.ofSeconds(11));
        long timersSoFar = virtual.getScheduledTaskCount();
        pass(Duration.ofDays(1));
        assertThat(virtual.getScheduledTaskCount()).isEqualTo(timersSoFar);
        clock.resume();
        assertThat(virtual.getScheduledTaskCount()).isEqualTo(timersSoFar + 1);
    }

    @Test
    void whoReadsItWhileItIsResumedStillSeesTheStopUncounted() {
        List<Duration> seen = new ArrayList<>();
        AtomicReference<@Nullable CallClock> reader = new AtomicReference<>();
        LongSupplier ticker = () -> {
            CallClock read = reader.getAndSet(null);
            if (read != null) {
                seen.add(read.left());
            }
            return virtual.now(TimeUnit.NANOSECONDS);
        };
        TimeAndChance observed = new TimeAndChance(Clock.systemUTC(), ticker, virtual, new Random(1));
        CallClock stopped = new CallClock(observed, Duration.ofSeconds(10));
        stopped.stop();
        pass(Duration.ofMinutes(1));
        reader.set(stopped);
        stopped.resume();
        seen.add(stopped.left());
        assertThat(seen).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
