package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.resilience.Pace;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;

/**
 * The queue of a credential. Its state (who waits, the pace, whether a drain is under way) changes under one lock, a few
 * instructions at a time; everything that others can see (emissions, subscriptions, schedules, logs) happens outside of it.
 *
 * <p>At most one drain is under way: scheduled, running, or waiting for a token. It runs on one worker, so drains never
 * overlap. Taking a permit and choosing who gets it is one step under the lock; a waiter that was cancelled in between refuses,
 * and the permit goes back.
 */
final class AdmissionQueue implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.rate");
    private static final long NOBODY = -1;

    private final TokenSource tokens;
    private final TimeAndChance time;
    private final Scheduler.Worker worker;
    private final Object lock = new Object();

    // under the lock
    private final Lanes lanes = new Lanes();
    private Pace pace;
    private boolean draining;
    private boolean closed;

    // only in the drain
    private @Nullable TokenWatch asked;

    AdmissionQueue(RateLimit limit, TokenSource tokens, TimeAndChance time) {
        this.tokens = tokens;
        this.time = time;
        this.pace = Pace.start(limit, now());
        this.worker = time.scheduler().createWorker();
    }

    @Override
    public Mono<Authorization> admit(Lane lane) {
        return new Admitting(this, lane);
    }

    void enter(Waiter waiter) {
        if (!passesAtOnce(waiter)) {
            join(waiter);
        }
    }

    void leave(Waiter waiter) {
        synchronized (lock) {
            lanes.leave(waiter);
        }
    }

    /** With nobody before it, a permit due and a token at hand, a call need not queue. */
    private boolean passesAtOnce(Waiter waiter) {
        synchronized (lock) {
            if (!isFree()) {
                return false;
            }
        }
        Signal<Authorization> answer = TokenWatch.peek(tokens);
        if (answer == null) {
            return false;
        }
        Authorization token = answer.get();
        if (token == null) {
            waiter.fail(TokenErrors.of(answer));
            return true;
        }
        synchronized (lock) {
            if (!isFree()) {
                return false;
            }
            pace = pace.take();
        }
        admit(waiter, token);
        return true;
    }

    private boolean isFree() {
        long now = now();
        pace = pace.at(now);
        return !closed && lanes.isEmpty() && pace.isDue(now);
    }

    private void join(Waiter waiter) {
        long delay = NOBODY;
        boolean refused;
        synchronized (lock) {
            refused = closed;
            if (!refused && !waiter.isOver()) {
                lanes.join(waiter);
            }
            if (!refused && !draining) {
                draining = true;
                delay = pace.nanosUntilDue(now());
            }
        }
        if (refused) {
            waiter.fail(new ClientClosedException());
        } else if (delay != NOBODY) {
            drainIn(delay);
        }
    }

    private void drainIn(long nanos) {
        try {
            worker.schedule(this::drain, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException schedulerGone) {
            close();
        }
    }

    private void drain() {
        boolean ended = false;
        try {
            while (handsOutOne()) {
                continue;
            }
            ended = true;
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
            long delay = nanosUntilTurn();
            if (delay > 0) {
                drainIn(delay);
            }
            if (delay != 0) {
                return false;
            }
            watch = TokenWatch.ask(tokens, () -> drainIn(0));
            asked = watch;
        }
        Signal<Authorization> answer = watch.answer();
        if (answer == null) {
            return false;
        }
        asked = null;
        handOut(answer);
        return true;
    }

    private long nanosUntilTurn() {
        synchronized (lock) {
            long now = now();
            pace = pace.at(now);
            draining = !lanes.isEmpty();
            return draining ? pace.nanosUntilDue(now) : NOBODY;
        }
    }

    private void handOut(Signal<Authorization> answer) {
        Authorization token = answer.get();
        if (token == null) {
            Throwable error = TokenErrors.of(answer);
            everybody().forEach(waiter -> waiter.fail(TokenErrors.again(error)));
            return;
        }
        Waiter next = takeTurn();
        if (next != null) {
            admit(next, token);
        }
    }

    /** Who is next, with a permit taken for it; null if that has changed while the token was fetched. */
    private @Nullable Waiter takeTurn() {
        synchronized (lock) {
            long now = now();
            pace = pace.at(now);
            if (lanes.isEmpty() || !pace.isDue(now)) {
                return null;
            }
            pace = pace.take();
            return lanes.next();
        }
    }

    private void admit(Waiter waiter, Authorization token) {
        if (!waiter.admit(token)) {
            synchronized (lock) {
                pace = pace.giveBack();
            }
        }
    }

    private List<Waiter> everybody() {
        synchronized (lock) {
            return lanes.leaveAll();
        }
    }

    @Override
    public void throttled(Duration retryAfterOrZero, long admittedAt) {
        Pace after;
        synchronized (lock) {
            pace = pace.throttled(retryAfterOrZero, admittedAt, now());
            after = pace;
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("429; going on in {} ms at {}/s", after.nanosUntilDue(now()) / 1_000_000, after.perSecond());
        }
    }

    @Override
    public void answered() {
        synchronized (lock) {
            pace = pace.answered();
        }
    }

    @Override
    public AdmissionStats stats() {
        synchronized (lock) {
            pace = pace.at(now());
            return new AdmissionStats(lanes.size(), pace.perSecond(), pace.throttled());
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        everybody().forEach(waiter -> waiter.fail(new ClientClosedException()));
        worker.dispose();
    }

    private long now() {
        return time.ticker().getAsLong();
    }
}
