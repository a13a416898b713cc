package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.resilience.Pace;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;

/**
 * The queue of a credential. What changes is in the {@link WaitingLine}, step by step under its lock; everything that
 * others can see (emissions, subscriptions, schedules, logs) happens here, outside of it.
 *
 * <p>At most one drain is under way: scheduled, running, or waiting for a token. It runs on one worker, so drains never
 * overlap. Taking a permit and choosing who gets it is one step; a waiter that was cancelled in between refuses, and
 * the permit goes back.
 */
final class AdmissionQueue implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.rate");

    private final TokenSource tokens;
    private final WaitingLine line;
    private final TimeAndChance time;
    private final Scheduler.Worker worker;
    private final Permits permits;
    private final ConnectionShare connections;

    // moved on by the drain alone
    private volatile @Nullable TokenWatch asked;
    private boolean paid;

    /** A connection came back, and nobody else has been told. */
    private volatile boolean woken;

    /** @param connections makes a share that wakes whom it is given */
    AdmissionQueue(
            RateLimit limit,
            TokenSource tokens,
            TimeAndChance time,
            Permits permits,
            Function<Runnable, ConnectionShare> connections) {
        this.tokens = tokens;
        this.permits = permits;
        this.connections = connections.apply(this::wake);
        this.line = new WaitingLine(limit, time.ticker());
        this.time = time;
        this.worker = time.scheduler().createWorker();
    }

    @Override
    public Mono<Authorization> admit(Seat seat) {
        return new Admitting(this, seat);
    }

    void enter(Waiter waiter) {
        if (!passesAtOnce(waiter)) {
            join(waiter);
        }
    }

    void leave(Waiter waiter) {
        line.leave(waiter);
    }

    @Override
    public @Nullable Authorization atOnce(Seat seat) {
        Authorization token = taken();
        if (token != null) {
            line.spent();
            seat.take(connections);
        }
        return token;
    }

    private boolean passesAtOnce(Waiter waiter) {
        Authorization token = taken();
        if (token != null) {
            admit(waiter, token);
        }
        return token != null;
    }

    /** A token, with a permit and a connection taken for it; null if any is not at hand or somebody waits. */
    private @Nullable Authorization taken() {
        Authorization token = permits == Permits.OWN && line.isFree() ? tokens.atHand() : null;
        if (token == null || !connections.take()) {
            return null;
        }
        if (!line.passes()) {
            connections.giveBack();
            return null;
        }
        return token;
    }

    private void join(Waiter waiter) {
        if (!line.join(waiter)) {
            waiter.fail(new ClientClosedException());
            return;
        }
        long delay = line.beginDrain();
        if (delay != WaitingLine.NONE) {
            drainIn(delay);
        }
    }

    private void drainIn(long nanos) {
        try {
            worker.schedule(this::drain, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException schedulerGone) {
            close();
            passOn();
        }
    }

    private void wake() {
        woken = true;
        drainIn(0);
    }

    /** What is of no use here may be to another account. */
    private void passOn() {
        if (woken) {
            woken = false;
            connections.passOn();
        }
    }

    private void drain() {
        boolean ended = false;
        try {
            while (handsOutOne()) {
                continue;
            }
            ended = true;
            passOn();
        } finally {
            if (!ended) {
                // a subscriber threw: that is its own loss, the others still wait
                drainIn(0);
            }
        }
    }

    /** One turn of the drain; false where it has to pause: nobody waits, no permit is due, or no token is there. */
    private boolean handsOutOne() {
        TokenWatch watch = asked;
        if (watch == null) {
            long delay = line.nanosUntilTurn();
            if (delay > 0) {
                drainIn(delay);
            }
            if (delay != 0) {
                return false;
            }
            watch = TokenWatch.ask(this::paidToken, () -> drainIn(0));
            asked = watch;
        }
        Signal<Authorization> answer = watch.answer();
        if (answer == null) {
            return false;
        }
        asked = null;
        Authorization token = answer.get();
        return token == null ? failsAll(TokenErrors.of(answer)) : handsOut(token);
    }

    /** The token first, so that no permit waits while one is refreshed. */
    private Mono<Authorization> paidToken() {
        Mono<Authorization> token = tokens.authorization();
        return permits == Permits.OWN || paid ? token : token.delayUntil(given -> permits.take());
    }

    private boolean failsAll(Throwable error) {
        line.leaveAll().forEach(waiter -> waiter.fail(TokenErrors.again(error)));
        return true;
    }

    private boolean handsOut(Authorization token) {
        paid = !connections.takeOrWait();
        if (paid) {
            return false;
        }
        woken = false;
        Waiter next = line.takeTurn();
        if (next == null) {
            connections.giveBack();
            paid = true;
        } else {
            paid = !admit(next, token);
        }
        return true;
    }

    private boolean admit(Waiter waiter, Authorization token) {
        boolean takes = waiter.takes();
        if (takes) {
            line.spent();
            waiter.seat().take(connections);
            waiter.admit(token);
        } else {
            connections.giveBack();
            line.giveBack();
        }
        return takes;
    }

    @Override
    public void throttled(Duration retryAfterOrZero, long admittedAt) {
        Pace after = line.throttled(retryAfterOrZero, admittedAt);
        if (LOG.isDebugEnabled()) {
            long pause = after.nanosUntilDue(time.ticker().getAsLong());
            LOG.debug("429; going on in {} ms at {}/s", TimeUnit.NANOSECONDS.toMillis(pause), after.perSecond());
        }
    }

    @Override
    public void answered() {
        line.answered();
    }

    @Override
    public AdmissionStats stats() {
        return line.stats();
    }

    @Override
    public void close() {
        line.close();
        line.leaveAll().forEach(waiter -> waiter.fail(new ClientClosedException()));
        worker.dispose();
        TokenWatch question = asked;
        if (question != null) {
            question.dispose();
        }
        permits.close();
    }
}
