package dev.lever4j.client;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads of their own for what a store hands to a driver, and for what follows the driver's answers. Public for the
 * stores that come as artifacts of their own; yours may use it too.
 *
 * <p>Reactor's bounded elastic scheduler interrupts a task whose subscriber cancels, and counts its thread as idle from
 * then on, though it may be blocked for ever in a driver that is not made for that: the next task, anybody's, is put
 * behind it and never begins. Here nothing is interrupted, what was cancelled before it began is left out, and all wait
 * in one queue for whichever thread is free.
 */
public final class StoreThreads {
    private static final long IDLE_SECONDS = 10;

    private StoreThreads() {}

    /**
     * A scheduler that may be blocked on, with as many threads at most as the bounded elastic one has by default. They
     * are daemons and end when they have been idle for ten seconds, so there is nothing to dispose of. Steps may
     * overlap and none can be delayed: it is for operators such as {@code subscribeOn} and {@code publishOn}.
     *
     * @param name what the names of the threads begin with
     */
    public static Scheduler named(String name) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
                Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                step -> {
                    Thread thread = new Thread(step, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        // not as the ExecutorService that it is, whose tasks Reactor interrupts
        return Schedulers.fromExecutor(step -> handOver(threads, step));
    }

    /** For no longer than another thread takes to do the same, as {@link PassingLocks} says. */
    private static void handOver(Executor threads, Runnable step) {
        threads.execute(step);
    }
}
