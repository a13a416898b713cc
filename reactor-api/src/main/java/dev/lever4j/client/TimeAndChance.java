package dev.lever4j.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one seam through which time and chance come in, so that tests own both.
 *
 * @param clock wall time, for expiries and dates
 * @param ticker nanoseconds that never run backwards, for intervals
 * @param scheduler runs what is due later; waiters are resumed on it
 * @param random jitter
 */
public record TimeAndChance(Clock clock, LongSupplier ticker, Scheduler scheduler, RandomGenerator random) {
    /** The machine's own clocks, Reactor's parallel scheduler, a seeded-by-the-system generator. */
    public static TimeAndChance system() {
        return new TimeAndChance(
                Clock.systemUTC(),
                System::nanoTime,
                Schedulers.parallel(),
                RandomGeneratorFactory.getDefault().create());
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
