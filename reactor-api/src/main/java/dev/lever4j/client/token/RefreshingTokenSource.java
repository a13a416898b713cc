package dev.lever4j.client.token;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.refresh.Attempt;
import dev.lever4j.auth.refresh.AttemptOutcome;
import dev.lever4j.auth.refresh.Closed;
import dev.lever4j.auth.refresh.Decision;
import dev.lever4j.auth.refresh.Job;
import dev.lever4j.auth.refresh.LiveToken;
import dev.lever4j.auth.refresh.Moment;
import dev.lever4j.auth.refresh.Settlement;
import dev.lever4j.auth.refresh.TokenEffect;
import dev.lever4j.auth.refresh.TokenEvent;
import dev.lever4j.auth.refresh.TokenState;
import dev.lever4j.auth.refresh.Valid;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;

/**
 * One account's token, refreshed once for all callers. All state is one immutable value, moved by compare-and-set; what
 * to do is decided by that value ({@link TokenState#decide}); here it is only done. The state moves before waiters are
 * resumed, and waiters are resumed on the scheduler, not on the thread that refreshed.
 */
final class RefreshingTokenSource implements TokenSource {
    private static final TokenEvent NEEDED = new TokenEvent.Needed();
    private static final TokenEvent CLOSING = new TokenEvent.Closing();

    private final AtomicReference<TokenState> state = new AtomicReference<>(TokenState.START);
    private final Sinks.Empty<Void> hurry = Sinks.empty();
    private final Mono<Authorization> authorization = Mono.defer(this::need);
    // an attempt that goes on as another one, or for too long, ends empty for its waiters: they ask again
    private final Mono<Authorization> asked =
            Mono.defer(() -> perform(move(NEEDED))).repeat().next();
    private final RefreshSettings settings;
    private final RefreshRun run;
    private final TimeAndChance time;
    private final LossTeller losses;

    RefreshingTokenSource(RefreshSettings settings, RefreshRun run, TimeAndChance time, LossTeller losses) {
        this.settings = settings;
        this.run = run;
        this.time = time;
        this.losses = losses;
    }

    @Override
    public Mono<Authorization> authorization() {
        return authorization;
    }

    @Override
    public @Nullable Authorization atHand() {
        TokenState now = current();
        if (now instanceof Valid valid && valid.token().isFresh(tick())) {
            return valid.token().authorization();
        }
        TokenEffect effect = decided(now, NEEDED).effect();
        return effect instanceof TokenEffect.Serve serve ? serve.token().authorization() : null;
    }

    @Override
    public void accepted(Authorization used) {
        LiveToken token = current().token();
        if (token != null && !token.accepted() && token.generation() == used.generation()) {
            move(new TokenEvent.Accepted(used.generation()));
        }
    }

    @Override
    public boolean rejected(Authorization used) {
        TokenEffect effect = move(new TokenEvent.Rejected(used.generation()));
        return effect instanceof TokenEffect.Answer answer && answer.another();
    }

    @Override
    public boolean isStored() {
        return current().isStored() && run.hasNoNotes();
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            TokenEffect effect = move(CLOSING);
            hurry.tryEmitEmpty();
            if (effect instanceof TokenEffect.Join join) {
                return settlement(join.attempt()).then(close());
            }
            return effect instanceof TokenEffect.Fail fail
                    ? Mono.error(losses.exception(fail.failure()))
                    : Mono.empty();
        });
    }

    private Mono<Authorization> need() {
        if (current() instanceof Valid valid && valid.token().isFresh(tick())) {
            return Mono.just(valid.token().authorization());
        }
        return asked;
    }

    private Mono<Authorization> perform(TokenEffect effect) {
        if (effect instanceof TokenEffect.Serve serve) {
            return Mono.just(serve.token().authorization());
        }
        if (effect instanceof TokenEffect.ServeAndStart behind) {
            start(behind.attempt());
            return Mono.just(behind.token().authorization());
        }
        if (effect instanceof TokenEffect.Fail fail) {
            return Mono.error(losses.exception(fail.failure()));
        }
        if (effect instanceof TokenEffect.Start first) {
            start(first.attempt());
            return await(first.attempt(), first.patience());
        }
        TokenEffect.Join join = (TokenEffect.Join) effect;
        return await(join.attempt(), join.patience());
    }

    /** Empty when the patience is over; the attempt goes on. */
    private Mono<Authorization> await(Attempt attempt, @Nullable Duration patience) {
        Mono<Authorization> token =
                settlement(attempt).publishOn(time.scheduler()).handle(this::resume);
        return patience == null ? token : token.takeUntilOther(Mono.delay(patience, time.scheduler()));
    }

    private void resume(Settlement settlement, SynchronousSink<Authorization> waiter) {
        if (settlement instanceof Settlement.Ready ready) {
            waiter.next(ready.token().authorization());
        } else if (settlement instanceof Settlement.Failed failed) {
            waiter.error(losses.exception(failed.failure()));
        }
    }

    private Attempt attempt(Job job) {
        return new RefreshAttempt(
                job,
                time.scheduler(),
                attempt -> pause(job)
                        .then(Mono.defer(() -> work(job)))
                        .onErrorResume(defect -> Mono.just(ended(job, defect)))
                        .map(outcome -> settle(attempt, outcome)));
    }

    /** Failures in a row are spaced, and looks at what another process does; closing cuts the wait short. */
    private Mono<Void> pause(Job job) {
        return job.delay().isZero()
                ? Mono.empty()
                : Mono.delay(isLook(job) ? jittered(job.delay()) : job.delay(), time.scheduler())
                        .takeUntilOther(hurry.asMono())
                        .then();
    }

    private static boolean isLook(Job job) {
        return job instanceof Job.Refresh refresh && refresh.watch() != null;
    }

    /** Between half of it and all: processes that wait for the same one do not look all at once. */
    private Duration jittered(Duration delay) {
        long half = delay.toNanos() / 2;
        return Duration.ofNanos(half + time.random().nextLong(half + 1));
    }

    private Mono<AttemptOutcome> work(Job job) {
        if (job instanceof Job.Save save) {
            return run.saveAgain(save.rotation());
        }
        Job.Refresh refresh = (Job.Refresh) job;
        return current() instanceof Closed
                ? Mono.just(new AttemptOutcome.Failed(Failures.closed(), refresh.known()))
                : run.refresh(refresh);
    }

    /** Nothing should get here; if something does, waiters must not hang, and the token may have gone out. */
    private static AttemptOutcome ended(Job job, Throwable defect) {
        return job instanceof Job.Save save
                ? new AttemptOutcome.NotSaved(save.rotation(), Failures.notSaved(defect))
                : new AttemptOutcome.Failed(
                        Failures.lost("a token refresh broke off", defect), ((Job.Refresh) job).known());
    }

    private Settlement settle(Attempt attempt, AttemptOutcome outcome) {
        TokenEffect.Settle settle = (TokenEffect.Settle) move(new TokenEvent.Ended(attempt, outcome));
        TokenLog.note(attempt.job(), outcome);
        if (settle.loss() != null) {
            losses.tell(settle.loss());
        }
        if (settle.next() != null) {
            start(settle.next());
        }
        return settle.settlement();
    }

    private TokenEffect move(TokenEvent event) {
        while (true) {
            TokenState before = current();
            Decision decision = decided(before, event);
            if (decision.next() == before || state.compareAndSet(before, decision.next())) {
                return decision.effect();
            }
        }
    }

    private Decision decided(TokenState before, TokenEvent event) {
        return before.decide(event, new Moment(tick(), settings.rules(), settings.lease(), this::attempt));
    }

    private TokenState current() {
        return Objects.requireNonNull(state.get());
    }

    private long tick() {
        return time.ticker().getAsLong();
    }

    private static void start(Attempt attempt) {
        ((RefreshAttempt) attempt).start();
    }

    private static Mono<Settlement> settlement(Attempt attempt) {
        return ((RefreshAttempt) attempt).settlement();
    }
}
