package dev.lever4j.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one seam through which time and chance come in, so that tests own both.
 *
 * @param clock wall time, for expiries and dates
 * @param ticker nanoseconds that never run backwards, for intervals
 * @param scheduler runs what is due later; waiters are resumed on it
 * @param random jitter; safe for several threads
 */
public record TimeAndChance(Clock clock, LongSupplier ticker, Scheduler scheduler, RandomGenerator random) {
    /** The machine's own clocks, Reactor's parallel scheduler, a generator that is safe for several threads. */
    public static TimeAndChance system() {
        return new TimeAndChance(Clock.systemUTC(), System::nanoTime, Schedulers.parallel(), new Random());
    }

    /** All times read from one scheduler, such as a virtual one. */
    public static TimeAndChance of(Scheduler scheduler, RandomGenerator random) {
        return new TimeAndChance(
                new SchedulerClock(scheduler), () -> scheduler.now(TimeUnit.NANOSECONDS), scheduler, random);
    }

    public Instant now() {
        return clock.instant();
    }

    public Duration since(long earlierTick) {
        return Duration.ofNanos(ticker.getAsLong() - earlierTick);
    }
}
