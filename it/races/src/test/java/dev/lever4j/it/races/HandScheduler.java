package dev.lever4j.it.races;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** Keeps what it is given until it is run by hand, on the thread that does so. Its time passes by hand too. */
public final class HandScheduler implements Scheduler {
    private final AtomicLong nanos = new AtomicLong();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

    private record Task(long due, Runnable work, Disposable given) {}

    /** The tick that it is now. */
    public long tick() {
        return nanos.get();
    }

    public void pass(long nanoseconds) {
        nanos.addAndGet(nanoseconds);
    }

    /** Runs what is due, and what that schedules if it is due as well. */
    public void runDue() {
        runAll(task -> task.due - tick() <= 0);
    }

    private void runAll(Predicate<Task> which) {
        boolean found = true;
        while (found) {
            found = false;
            for (Task task : tasks) {
                if (which.test(task) && tasks.remove(task)) {
                    found = true;
                    if (!task.given.isDisposed()) {
                        task.work.run();
                    }
                }
            }
        }
    }

    @Override
    public Disposable schedule(Runnable work) {
        return schedule(work, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
        Disposable given = Disposables.single();
        tasks.add(new Task(tick() + unit.toNanos(Math.max(0, delay)), work, given));
        return given;
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(tick(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new Worker() {
            private final Disposable.Composite mine = Disposables.composite();

            @Override
            public Disposable schedule(Runnable work) {
                return schedule(work, 0, TimeUnit.NANOSECONDS);
            }

            @Override
            public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
                Disposable given = HandScheduler.this.schedule(work, delay, unit);
                mine.add(given);
                return given;
            }

            @Override
            public void dispose() {
                mine.dispose();
            }
        };
    }
}
