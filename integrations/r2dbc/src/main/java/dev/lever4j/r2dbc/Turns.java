package dev.lever4j.r2dbc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The steps of one call, one after the other, where blocking is allowed. What follows on a step that ended at once runs
 * on the same thread, so that a driver that blocks never waits for a thread while it holds a lock that others block on.
 * No thread is ever interrupted: that would close the files of an embedded database.
 */
final class Turns implements Executor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    private Turns() {}

    static Scheduler ofOneCall() {
        return Schedulers.fromExecutor(new Turns());
    }

    @Override
    public void execute(Runnable step) {
        waiting.add(step);
        if (size.getAndIncrement() == 0) {
            Schedulers.boundedElastic().schedule(this::takeAll);
        }
    }

    private void takeAll() {
        do {
            waiting.remove().run();
        } while (size.decrementAndGet() > 0);
    }
}
