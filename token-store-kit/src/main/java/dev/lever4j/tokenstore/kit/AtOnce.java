package dev.lever4j.tokenstore.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import reactor.core.publisher.Mono;

/** Calls of many threads, each its own, none of which begins before all are there. */
final class AtOnce {
    private AtOnce() {}

    /** What they emit, in the order of their numbers. */
    static <T> List<T> all(int threads, IntFunction<Mono<T>> calls) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<T>> callers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Mono<T> call = calls.apply(i);
                callers.add(() -> {
                    start.await(Calls.LIMIT.toSeconds(), TimeUnit.SECONDS);
                    return Calls.gotHere(call, Calls.LIMIT).orElseThrow();
                });
            }
            List<T> got = new ArrayList<>();
            for (Future<T> caller : pool.invokeAll(callers)) {
                got.add(caller.get());
            }
            return got;
        } finally {
            pool.shutdownNow();
        }
    }
}
