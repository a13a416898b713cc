package dev.lever4j.bucket4j;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import reactor.core.scheduler.Schedulers;

/** Buckets in a map, by a clock of the test's. What blocks refuses threads that must not. */
final class MapBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {
    final Map<String, byte[]> kept;
    private final LongSupplier clock;

    MapBuckets(LongSupplier clock) {
        this(new ConcurrentHashMap<>(), clock);
    }

    private MapBuckets(Map<String, byte[]> kept, LongSupplier clock) {
        super(ClientSideConfig.getDefault().withClientClock(meter(clock)));
        this.kept = kept;
        this.clock = clock;
    }

    /** The same buckets in a process whose clock is another. */
    MapBuckets by(LongSupplier otherClock) {
        return new MapBuckets(kept, otherClock);
    }

    private static TimeMeter meter(LongSupplier clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("on a thread that must not block");
        }
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public boolean compareAndSwap(
                    byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return swap(key, before, after);
            }
        };
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        return new AsyncCompareAndSwapOperation() {
            @Override
            public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeoutNanos) {
                return CompletableFuture.completedFuture(Optional.ofNullable(kept.get(key)));
            }

            @Override
            public CompletableFuture<Boolean> compareAndSwap(
                    byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return CompletableFuture.completedFuture(swap(key, before, after));
            }
        };
    }

    private boolean swap(String key, byte[] before, byte[] after) {
        synchronized (kept) {
            boolean same = Arrays.equals(kept.get(key), before);
            if (same) {
                kept.put(key, after);
            }
            return same;
        }
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        kept.remove(key);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void removeProxy(String key) {
        kept.remove(key);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return true;
    }

    @Override
    public String toString() {
        return kept.size() + " buckets at " + clock.getAsLong();
    }
}
