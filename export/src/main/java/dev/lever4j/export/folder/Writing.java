package dev.lever4j.export.folder;

import dev.lever4j.export.Batch;
import dev.lever4j.export.Durable;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Batches on their way into a folder. They are written as they come and committed after so many bytes, so much time, or
 * at the end. While a commit is written others may come, as many as were asked for, so that it does not stop the
 * requests; whoever has something for it leaves it and knocks, and one worker of the disk scheduler does the work.
 */
final class Writing extends BaseSubscriber<Batch> {
    private static final long MOST_BYTES = 8L << 20;

    private final OpenFolder folder;
    private final FluxSink<Durable> out;
    private final int window;
    private final Duration pace;
    private final Scheduler timers;
    private final Scheduler.Worker worker;

    private final Queue<Batch> arrived = Queues.<Batch>unbounded().get();
    private final AtomicLong arrivedBytes = new AtomicLong();
    private final AtomicInteger knocks = new AtomicInteger();
    private volatile boolean due;
    private volatile boolean ended;
    private volatile boolean stopped;
    private volatile boolean over;
    private volatile @Nullable Throwable error;

    // only in the work
    private int taken;
    private @Nullable Disposable timer;

    /** @param window batches that are asked for in advance, those that have come and wait included */
    Writing(OpenFolder folder, FluxSink<Durable> out, int window, Duration pace, Scheduler timers, Scheduler disk) {
        this.folder = folder;
        this.out = out;
        this.window = window;
        this.pace = pace;
        this.timers = timers;
        this.worker = disk.createWorker();
    }

    @Override
    public Context currentContext() {
        return Context.of(out.contextView());
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(window);
    }

    @Override
    protected void hookOnNext(Batch batch) {
        arrivedBytes.addAndGet(bytes(batch));
        arrived.offer(batch);
        knock();
    }

    @Override
    protected void hookOnError(Throwable cause) {
        error = cause;
        ended = true;
        knock();
    }

    @Override
    protected void hookOnComplete() {
        ended = true;
        knock();
    }

    /** Nobody wants it any more; what is being written is written to its end. */
    void stop() {
        stopped = true;
        cancel();
        knock();
    }

    private void knock() {
        if (knocks.getAndIncrement() != 0 || over) {
            return;
        }
        try {
            worker.schedule(this::work);
        } catch (RejectedExecutionException e) {
            // the scheduler has been shut down: nothing can be written any more, and the next start goes on
            cancel();
            out.error(e);
        }
    }

    private void work() {
        int seen = knocks.get();
        while (seen != 0) {
            if (!over) {
                step();
            }
            seen = knocks.addAndGet(-seen);
        }
    }

    private void step() {
        try {
            takeAll();
            if (stopped) {
                end();
            } else if (ended && arrived.isEmpty()) {
                commit();
                end();
                finish();
            }
        } catch (RuntimeException | Error e) {
            end();
            if (stopped) {
                // nobody is told, and the next start goes on
                return;
            }
            cancel();
            out.error(error == null ? e : withFirst(e));
        }
    }

    private Throwable withFirst(Throwable later) {
        Throwable first = error;
        if (first == null) {
            return later;
        }
        first.addSuppressed(later);
        return first;
    }

    private void takeAll() {
        for (Batch batch = next(); batch != null; batch = next()) {
            tell(folder.append(batch));
            arrivedBytes.addAndGet(-bytes(batch));
            taken++;
            if (folder.gathered() >= MOST_BYTES || due) {
                commit();
            }
            askForMore();
        }
        if (due && !stopped) {
            commit();
        }
    }

    private @Nullable Batch next() {
        Batch batch = stopped ? null : arrived.poll();
        if (batch != null && timer == null) {
            timer = timers.schedule(this::timeIsUp, pace.toNanos(), TimeUnit.NANOSECONDS);
        }
        return batch;
    }

    private void timeIsUp() {
        due = true;
        knock();
    }

    /** A few at a time, and none while much of what has come is not written yet. */
    private void askForMore() {
        if (taken >= window / 4 && arrivedBytes.get() < MOST_BYTES) {
            int more = taken;
            taken = 0;
            request(more);
        }
    }

    private void commit() {
        disarm();
        tell(folder.commit());
    }

    private void disarm() {
        if (timer != null) {
            timer.dispose();
            timer = null;
        }
        due = false;
    }

    private void tell(@Nullable Durable durable) {
        if (durable != null) {
            out.next(durable);
        }
    }

    private void end() {
        over = true;
        disarm();
        worker.dispose();
    }

    private void finish() {
        Throwable cause = error;
        if (cause == null) {
            out.complete();
        } else {
            out.error(cause);
        }
    }

    private static long bytes(Batch batch) {
        return batch.rows().stream().mapToLong(row -> row.json().length()).sum();
    }
}
