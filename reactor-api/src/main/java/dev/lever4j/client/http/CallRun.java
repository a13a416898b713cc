package dev.lever4j.client.http;

import dev.lever4j.client.admission.Door;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One call under way, from the caller's first demand to its end. It goes in by the door, has the pipeline get a reply,
 * reads it on the scheduler of time, hands over what comes of it, and leaves. Ends once: with a value, an error, or a
 * cancellation, whichever comes first.
 */
final class CallRun<T> implements CoreSubscriber<HttpReply>, Subscription, Runnable {
    private enum Phase {
        IDLE,
        ENTERING,
        UNDER_WAY,
        OVER
    }

    @SuppressWarnings("rawtypes") // a class has no type arguments
    private static final AtomicReferenceFieldUpdater<CallRun, Phase> PHASE =
            AtomicReferenceFieldUpdater.newUpdater(CallRun.class, Phase.class, "phase");

    private final Pipeline pipeline;
    private final Call call;
    private final Function<HttpReply, T> reader;
    private final Door door;
    private final CoreSubscriber<? super T> caller;
    private volatile Phase phase = Phase.IDLE;
    private volatile @Nullable Subscription work;

    // set before the reply can come; reply and failure before this is run
    private @Nullable Flight flight;
    private @Nullable HttpReply reply;
    private @Nullable Throwable failure;

    CallRun(Pipeline pipeline, Call call, Function<HttpReply, T> reader, Door door, CoreSubscriber<? super T> caller) {
        this.pipeline = pipeline;
        this.call = call;
        this.reader = reader;
        this.door = door;
        this.caller = caller;
    }

    @Override
    public void request(long n) {
        if (!Operators.validate(n) || !PHASE.compareAndSet(this, Phase.IDLE, Phase.ENTERING)) {
            return;
        }
        if (!pipeline.enter(door)) {
            if (PHASE.compareAndSet(this, Phase.ENTERING, Phase.OVER)) {
                caller.onError(new ClientClosedException());
            }
        } else if (PHASE.compareAndSet(this, Phase.ENTERING, Phase.UNDER_WAY)) {
            begin();
        } else {
            pipeline.leave(door);
        }
    }

    @Override
    public void cancel() {
        if (PHASE.getAndSet(this, Phase.OVER) == Phase.UNDER_WAY) {
            Subscription last = work;
            if (last != null) {
                last.cancel();
            }
            pipeline.leave(door);
        }
    }

    private void begin() {
        try {
            Flight its = pipeline.takeOff(call);
            flight = its;
            pipeline.fly(its, this);
        } catch (Throwable fault) {
            Exceptions.throwIfFatal(fault);
            onError(fault);
        }
    }

    /** Of each way to a reply that is gone, one after the other. */
    @Override
    public void onSubscribe(Subscription next) {
        work = next;
        if (phase == Phase.OVER) {
            next.cancel();
        } else {
            next.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(HttpReply answer) {
        reply = answer;
        goOn();
    }

    @Override
    public void onError(Throwable error) {
        if (reply != null || failure != null) {
            Operators.onErrorDropped(error, currentContext());
            return;
        }
        failure = error;
        goOn();
    }

    @Override
    public void onComplete() {
        if (reply == null) {
            onError(new NoSuchElementException("a request ended without an answer"));
        }
    }

    /** On another thread: neither the reader nor the caller must hold up an event loop's other connections. */
    private void goOn() {
        try {
            pipeline.time().scheduler().schedule(this);
        } catch (RejectedExecutionException gone) {
            fail(Operators.onRejectedExecution(gone, work, failure, reply, currentContext()));
        }
    }

    @Override
    public void run() {
        HttpReply answer = reply;
        if (answer == null) {
            fail(Objects.requireNonNull(failure));
        } else if (phase == Phase.UNDER_WAY) {
            read(answer);
        }
    }

    private void read(HttpReply answer) {
        T value;
        try {
            value = Objects.requireNonNull(reader.apply(answer), "a reader made nothing of a reply");
        } catch (LeverException refused) {
            fail(noted(refused));
            return;
        } catch (Throwable fault) {
            fail(Operators.onOperatorError(fault, currentContext()));
            return;
        }
        if (ends()) {
            try {
                caller.onNext(value);
                caller.onComplete();
            } finally {
                pipeline.leave(door);
            }
        }
    }

    private LeverException noted(LeverException refused) {
        Flight its = Objects.requireNonNull(flight);
        LeverException told = refused instanceof MalformedResponseException ? its.unread(refused) : refused;
        return told.after(its.log().tried(call.endpoint().label(), its.clock().elapsed()));
    }

    private void fail(Throwable error) {
        if (ends()) {
            try {
                caller.onError(marked(error));
            } finally {
                pipeline.leave(door);
            }
        }
    }

    private boolean ends() {
        return PHASE.compareAndSet(this, Phase.UNDER_WAY, Phase.OVER);
    }

    /** As by a checkpoint around the whole, which calls that go well would pay for too. */
    private Throwable marked(Throwable error) {
        AtomicReference<Throwable> marked = new AtomicReference<>(error);
        Mono.error(error).checkpoint(call.endpoint().label() + " [lever4j]").subscribe(nothing -> {}, marked::set);
        return Objects.requireNonNull(marked.get());
    }

    @Override
    public Context currentContext() {
        return caller.currentContext();
    }
}
