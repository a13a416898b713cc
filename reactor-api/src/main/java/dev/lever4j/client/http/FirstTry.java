package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.error.ApiException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The first attempt of a call that has its token and its turn. An answer that is usable is the call's; the end of the
 * call's time is the call's end; any other end is taken to the filters.
 *
 * <p>Answer, error, alarm and cancellation may meet: whoever stops the alarm, or is the alarm, ends the attempt.
 */
final class FirstTry extends Alarms.Alarm implements CoreSubscriber<HttpReply>, Subscription {
    private final FirstTries ways;
    private final Flight flight;
    private final Seat seat;
    private final long admittedAt;
    private final CoreSubscriber<HttpReply> run;

    private volatile @Nullable Subscription request;
    private volatile boolean givenUp;

    /** @param flight admitted */
    FirstTry(FirstTries ways, Flight flight, Seat seat, long admittedAt, CoreSubscriber<HttpReply> run) {
        this.ways = ways;
        this.flight = flight;
        this.seat = seat;
        this.admittedAt = admittedAt;
        this.run = run;
    }

    void begin() {
        // first of all, since whatever follows may go on with another subscription
        run.onSubscribe(this);
        long attempt = flight.call().options().attemptTimeout().toNanos();
        try {
            ways.alarms().set(this, Math.min(attempt, flight.clock().nanosLeft()));
        } catch (RejectedExecutionException schedulerGone) {
            seat.leave();
            throw schedulerGone;
        }
        if (givenUp) {
            // before there was an alarm to stop, or by it
            cancel();
            return;
        }
        try {
            answer().subscribe(this);
        } catch (Throwable fault) {
            Exceptions.throwIfFatal(fault);
            onError(fault);
        }
    }

    /** An {@code onErrorContinue} of the caller's, if any, must not reach the transport: see {@link Pipeline#fly}. */
    private Mono<HttpReply> answer() {
        Mono<HttpReply> answer = ways.wire().send(flight);
        return currentContext().isEmpty() ? answer : answer.onErrorStop();
    }

    @Override
    public void onSubscribe(Subscription its) {
        request = its;
        if (givenUp) {
            its.cancel();
        } else {
            its.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(HttpReply reply) {
        if (!ends()) {
            Operators.onNextDropped(reply, currentContext());
            return;
        }
        Throwable refusal = judged(reply);
        if (refusal != null) {
            goOn(refusal);
            return;
        }
        seat.leave();
        ways.retry().succeededAtOnce();
        run.onNext(reply);
        run.onComplete();
    }

    /** What the answer means to all others who use this token, and, if it is not usable, to this call. */
    private @Nullable Throwable judged(HttpReply reply) {
        try {
            RuntimeException refusal = ways.wire().refusal(flight, reply);
            if (refusal == null) {
                ways.admission().accepted(given());
            }
            return refusal instanceof ApiException status
                    ? ways.admission().refused(status, given(), admittedAt)
                    : refusal;
        } catch (RuntimeException fault) {
            // nothing that fails here may leave a call without an end
            return fault;
        }
    }

    @Override
    public void onError(Throwable error) {
        if (ends()) {
            goOn(error);
        } else {
            Operators.onErrorDropped(error, currentContext());
        }
    }

    @Override
    public void onComplete() {
        if (ends()) {
            seat.leave();
            run.onComplete();
        }
    }

    @Override
    void ring() {
        giveUp();
        if (flight.clock().nanosLeft() > 0) {
            goOn(AttemptTimeoutFilter.late(flight));
        } else {
            seat.leave();
            run.onError(DeadlineFilter.expired(flight));
        }
    }

    /** All that can be had is one reply, which {@link #begin} asks for. */
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {
        givenUp = true;
        if (ends()) {
            giveUp();
            seat.leave();
        }
    }

    private boolean ends() {
        return ways.alarms().stop(this);
    }

    private void giveUp() {
        givenUp = true;
        Subscription its = request;
        if (its != null) {
            its.cancel();
        }
    }

    private void goOn(Throwable failure) {
        seat.leave();
        ways.takeOver(flight, failure, run);
    }

    private Authorization given() {
        return flight.admission();
    }

    @Override
    public Context currentContext() {
        return run.currentContext();
    }
}
