package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One call that wants to be admitted, from its first demand. It ends once: admitted, failed or cancelled, whichever
 * comes first. A sink would do the same but for one thing: it swallows a value that meets a cancellation, and the
 * permit with it.
 */
final class Waiter implements Subscription {
    private enum Phase {
        IDLE,
        WAITING,
        OVER
    }

    private final AdmissionQueue queue;
    private final Seat seat;
    private final CoreSubscriber<? super Authorization> call;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);

    Waiter(AdmissionQueue queue, Seat seat, CoreSubscriber<? super Authorization> call) {
        this.queue = queue;
        this.seat = seat;
        this.call = call;
    }

    Lane lane() {
        return seat.lane();
    }

    Seat seat() {
        return seat;
    }

    boolean isOver() {
        return phase.get() == Phase.OVER;
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n) && phase.compareAndSet(Phase.IDLE, Phase.WAITING)) {
            queue.enter(this);
        }
    }

    @Override
    public void cancel() {
        if (phase.getAndSet(Phase.OVER) == Phase.WAITING) {
            queue.leave(this);
        }
    }

    /** Ends the wait; false if it was over before: then the permit that was meant for it is still there. */
    boolean takes() {
        return phase.compareAndSet(Phase.WAITING, Phase.OVER);
    }

    /** After it has taken the permit. */
    void admit(Authorization authorization) {
        call.onNext(authorization);
        call.onComplete();
    }

    void fail(Throwable error) {
        if (phase.compareAndSet(Phase.WAITING, Phase.OVER)) {
            call.onError(error);
        }
    }
}
