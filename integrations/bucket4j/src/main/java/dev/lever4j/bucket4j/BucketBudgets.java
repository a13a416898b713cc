package dev.lever4j.bucket4j;

import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.StoreThreads;
import dev.lever4j.resilience.RateLimit;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Budgets in buckets of Bucket4j, on whatever it keeps them in: Redis, PostgreSQL. One bucket for each credential and
 * limit, filled at the start; it holds {@link RateLimit#burst} permits and is refilled steadily with
 * {@link RateLimit#perSecond}. As a limit has a bucket of its own, a new one counts from the first call, and processes
 * that are to share a budget must be given the same.
 *
 * <p>Bucket4j reckons by the clocks of the processes, in milliseconds: keep them in step. A process whose clock is
 * ahead of the others' gets, once, what the limit gives in that time on top of what is due to all together, a burst at
 * most; from then on the others wait that much longer. A clock that is set forward later does it again.
 *
 * <p>Give what keeps the buckets short timeouts: an answer that takes more than a second is not waited for, though what
 * was asked may still be done and spend a permit. Nothing here retries, and nothing is closed.
 *
 * <p>Immutable, safe to share among threads. {@link #take} runs, and emits, on threads of this class unless another
 * scheduler is given; a cancelled one may have taken its permit.
 */
public final class BucketBudgets implements RateBudgets {
    private static final String PREFIX = "lever4j:rate:";
    private static final Scheduler THREADS = StoreThreads.named("lever-budgets");

    private final BiFunction<String, BucketConfiguration, Mono<ConsumptionProbe>> buckets;
    private final Scheduler scheduler;
    private final String prefix;

    private BucketBudgets(
            BiFunction<String, BucketConfiguration, Mono<ConsumptionProbe>> buckets,
            Scheduler scheduler,
            String prefix) {
        this.buckets = buckets;
        this.scheduler = scheduler;
        this.prefix = prefix;
    }

    /** Buckets of a manager that does not block, such as the one for Lettuce. */
    public static BucketBudgets over(AsyncProxyManager<String> buckets) {
        // drivers take locks when they are handed a command, and their threads are not for what follows an answer
        return new BucketBudgets(
                (key, bucket) -> Mono.fromFuture(() -> buckets.builder()
                        .build(key, () -> CompletableFuture.completedFuture(bucket))
                        .tryConsumeAndReturnRemaining(1)),
                THREADS,
                PREFIX);
    }

    /**
     * {@link #overBlocking(ProxyManager, Scheduler)} on threads that are never interrupted, ten for each processor. A
     * question that is cancelled while it blocks holds its thread up until the driver gives up by itself.
     */
    public static BucketBudgets overBlocking(ProxyManager<String> buckets) {
        return overBlocking(buckets, THREADS);
    }

    /**
     * Buckets of a manager that blocks, such as those for JDBC. Who cancels a question, as the client does when it has
     * no answer after a second, interrupts the thread that it blocks, on Reactor's own schedulers; a driver must bear
     * that. The bounded elastic one takes such a thread for idle, and what comes next may wait behind it.
     *
     * @param scheduler whose threads may block; one for each question that is asked at the same time
     */
    public static BucketBudgets overBlocking(ProxyManager<String> buckets, Scheduler scheduler) {
        return new BucketBudgets(
                (key, bucket) -> Mono.fromCallable(
                        () -> buckets.builder().build(key, () -> bucket).tryConsumeAndReturnRemaining(1)),
                scheduler,
                PREFIX);
    }

    /** The same under keys that begin with this; {@code lever4j:rate:} by default. */
    public BucketBudgets prefix(String other) {
        return new BucketBudgets(buckets, scheduler, other);
    }

    @Override
    public Mono<Duration> take(String credential, RateLimit limit) {
        return Mono.defer(() -> buckets.apply(key(credential, limit), Buckets.of(limit)))
                .subscribeOn(scheduler)
                .publishOn(scheduler)
                .map(BucketBudgets::untilPermit);
    }

    private String key(String credential, RateLimit limit) {
        return prefix + credential + ":" + limit.perSecond() + ":" + limit.burst();
    }

    /** Never zero where nothing was taken, as zero says that a permit was. */
    private static Duration untilPermit(ConsumptionProbe probe) {
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
