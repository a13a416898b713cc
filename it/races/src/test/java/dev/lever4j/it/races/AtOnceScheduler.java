package dev.lever4j.it.races;

import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** Runs what it is given on the thread that asks. What is to be done later is never done: no time passes here. */
public final class AtOnceScheduler implements Scheduler {
    @Override
    public Disposable schedule(Runnable task) {
        task.run();
        return Disposables.disposed();
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return delay > 0 ? Disposables.single() : schedule(task);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return Disposables.single();
    }

    @Override
    public long now(TimeUnit unit) {
        return 0;
    }

    @Override
    public Worker createWorker() {
        return new Worker() {
            private volatile boolean over;

            @Override
            public Disposable schedule(Runnable task) {
                return over ? Disposables.disposed() : AtOnceScheduler.this.schedule(task);
            }

            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                return over ? Disposables.disposed() : AtOnceScheduler.this.schedule(task, delay, unit);
            }

            @Override
            public void dispose() {
                over = true;
            }
        };
    }
}
