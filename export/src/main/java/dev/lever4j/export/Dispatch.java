package dev.lever4j.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Runs jobs side by side and emits what they bring, as they end or in the order in which they began. A job begins only
 * for a result that was asked for, and only while fewer are under way than {@link InFlight} allows, which changes with
 * each result. An operator of its own because those of Reactor that run things side by side fix their number and run
 * ahead of demand.
 */
final class Dispatch<T> extends Flux<T> {
    /** Results that wait for an earlier one, however much is asked for. */
    private static final int WINDOW = 1024;

    private final Jobs<T> jobs;
    private final InFlight inFlight;
    private final boolean inOrder;

    /**
     * For one subscription.
     *
     * @param jobs as many as there are
     * @param inFlight how many at once
     * @param inOrder whether results come in the order in which their jobs began
     */
    Dispatch(Jobs<T> jobs, InFlight inFlight, boolean inOrder) {
        this.jobs = jobs;
        this.inFlight = inFlight;
        this.inOrder = inOrder;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Run<T> run = new Run<>(actual, jobs, inFlight, inOrder);
        actual.onSubscribe(run);
        run.begin();
    }

    /** One subscription. Whoever has something for it, leaves it and knocks; one at a time does the work. */
    private static final class Run<T> implements Subscription {
        private final CoreSubscriber<? super T> actual;
        private final Jobs<T> jobs;
        private final InFlight inFlight;
        private final boolean inOrder;

        private final AtomicInteger knocks = new AtomicInteger();
        private final AtomicLong requested = new AtomicLong();
        private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
        private final Queue<Slot<T>> ended =
                Queues.<Slot<T>>unboundedMultiproducer().get();
        private volatile boolean cancelled;

        // only in the work
        private final Set<Slot<T>> running = new LinkedHashSet<>();
        private final Deque<Slot<T>> order = new ArrayDeque<>();
        private int owed;
        private boolean over;

        Run(CoreSubscriber<? super T> actual, Jobs<T> jobs, InFlight inFlight, boolean inOrder) {
            this.actual = actual;
            this.jobs = jobs;
            this.inFlight = inFlight;
            this.inOrder = inOrder;
        }

        void begin() {
            jobs.begin(this::knock);
            knock();
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n)) {
                requested.getAndAccumulate(n, Operators::addCap);
                knock();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            knock();
        }

        void ended(Slot<T> slot) {
            ended.offer(slot);
            knock();
        }

        void failed(Throwable cause) {
            Throwable first = error.compareAndExchange(null, cause);
            if (first == null) {
                knock();
            } else if (first != cause) {
                // many are under way, and fail together; one is told
                first.addSuppressed(cause);
            }
        }

        private void knock() {
            if (knocks.getAndIncrement() != 0) {
                return;
            }
            int seen = 1;
            while (seen != 0) {
                if (!over) {
                    work();
                }
                seen = knocks.addAndGet(-seen);
            }
        }

        private void work() {
            try {
                takeIn();
                while (!over && !isBroken() && startsOne()) {
                    continue;
                }
            } catch (RuntimeException | Error e) {
                error.compareAndSet(null, e);
            }
            if (isBroken()) {
                stop();
            } else if (!over && running.isEmpty() && order.isEmpty() && ended.isEmpty() && jobs.isOver()) {
                over = true;
                jobs.end();
                actual.onComplete();
            }
        }

        private boolean isBroken() {
            return cancelled || error.get() != null;
        }

        private void stop() {
            over = true;
            running.forEach(Slot::cancel);
            running.clear();
            order.clear();
            jobs.end();
            Throwable cause = error.get();
            if (cause != null && !cancelled) {
                actual.onError(cause);
            }
        }

        private void takeIn() {
            for (Slot<T> slot = ended.poll(); slot != null && !isBroken(); slot = ended.poll()) {
                inFlight.landed(running.size());
                running.remove(slot);
                if (!inOrder) {
                    emit(slot);
                }
            }
            while (!order.isEmpty() && !running.contains(order.peek()) && !isBroken()) {
                emit(order.remove());
            }
        }

        private void emit(Slot<T> slot) {
            owed--;
            Jobs.Landing<T> landing = slot.landing;
            T result = landing == null ? null : landing.land();
            if (result != null) {
                actual.onNext(result);
                requested.getAndUpdate(left -> left == Long.MAX_VALUE ? left : left - 1);
            }
        }

        private boolean startsOne() {
            if (running.size() >= inFlight.size() || owed >= Math.min(requested.get(), WINDOW)) {
                return false;
            }
            Mono<Jobs.Landing<T>> job = jobs.next();
            if (job == null) {
                return false;
            }
            Slot<T> slot = new Slot<>(this);
            owed++;
            running.add(slot);
            if (inOrder) {
                order.add(slot);
            }
            job.subscribe(slot);
            return true;
        }
    }

    /** One job under way. */
    private static final class Slot<T> extends BaseSubscriber<Jobs.Landing<T>> {
        private final Run<T> run;
        private volatile Jobs.@Nullable Landing<T> landing;

        Slot(Run<T> run) {
            this.run = run;
        }

        @Override
        public Context currentContext() {
            return run.actual.currentContext();
        }

        @Override
        protected void hookOnNext(Jobs.Landing<T> brought) {
            landing = brought;
        }

        @Override
        protected void hookOnComplete() {
            run.ended(this);
        }

        @Override
        protected void hookOnError(Throwable cause) {
            run.failed(Exceptions.unwrap(cause));
        }
    }
}
