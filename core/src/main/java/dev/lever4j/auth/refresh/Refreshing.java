package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.AttemptOutcome.Elsewhere;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Join;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Settle;
import org.jspecify.annotations.Nullable;

/**
 * An attempt is under way.
 *
 * @param attempt its job is a {@link Job.Refresh}
 * @param token the old one; null if there was none or it was rejected
 * @param patienceTick until then callers wait for the attempt rather than use the old token's last moments
 */
public record Refreshing(Attempt attempt, @Nullable LiveToken token, long patienceTick) implements TokenState {
    static Refreshing withoutToken(Attempt attempt) {
        return new Refreshing(attempt, null, 0);
    }

    @Override
    public Decision needed(Moment now) {
        if (token == null || !token.isAlive(now.tick())) {
            return new Decision(this, new Join(attempt));
        }
        boolean served = token.isServable(now.tick()) || now.tick() - patienceTick >= 0;
        return new Decision(this, served ? new Serve(token) : new Join(attempt, now.until(patienceTick)));
    }

    @Override
    public TokenState accepted(long generation) {
        return token != null && token.generation() == generation && !token.accepted()
                ? new Refreshing(attempt, token.proven(), patienceTick)
                : this;
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        if (token == null || token.generation() != generation) {
            return new Decision(this, new Answer(true));
        }
        if (now.isFinal(token)) {
            return new Decision(this, new Answer(false));
        }
        return new Decision(withoutToken(attempt), new Answer(true));
    }

    @Override
    public Decision ended(Attempt ended, AttemptOutcome outcome, Moment now) {
        return ended == attempt ? after(attempt, outcome, token, now) : TokenState.super.ended(ended, outcome, now);
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(new Closed(token, attempt, null, false), new Join(attempt));
    }

    /** Where an attempt leads that a state has waited for, with the old token. */
    static Decision after(Attempt attempt, AttemptOutcome outcome, @Nullable LiveToken token, Moment now) {
        if (outcome instanceof Usable usable) {
            Valid next = new Valid(usable.token(), Setback.NONE);
            return new Decision(next, new Settle(new Settlement.Ready(usable.token()), null));
        }
        if (outcome instanceof NotSaved unsaved) {
            return Unsaved.after(unsaved, 1, token, now);
        }
        if (outcome instanceof Elsewhere elsewhere
                && token != null
                && token.isServable(now.tick())
                && elsewhere.watch().seen().triesSoFar() > 1) {
            // the last time is kept for when the old token runs out: what has swallowed two answers may have passed
            // then
            Valid next = new Valid(token, Setback.NONE.leisurely(now.tick()));
            return new Decision(next, new Settle(new Settlement.Ready(token), null));
        }
        if (outcome instanceof Elsewhere another) {
            Attempt next = now.following(attempt.job(), another);
            // while another process is at it, callers need not wait as long as the old token lives
            return new Decision(new Refreshing(next, token, now.tick()), new Settle(now.orAgain(token), next));
        }
        Failed failed = (Failed) outcome;
        if (failed.failure().kind().isLoss()) {
            return Dead.after(failed, token, now);
        }
        Settlement settled = now.orElse(token, failed.failure());
        if (isLost(failed) && now.isAlive(token) && now.rules().retryLostRefresh()) {
            // by itself: a server's grace does not wait for the next call
            Setback pause = ((Job.Refresh) attempt.job()).setback().leisurely(now.tick());
            Attempt next = now.again(failed.known(), pause);
            return new Decision(new Refreshing(next, token, now.tick()), new Settle(settled, next));
        }
        return new Decision(after(attempt.job(), failed, token, now), new Settle(settled, null));
    }

    private static boolean isLost(Failed failed) {
        return failed.failure().kind() == TokenFailure.Kind.OUTCOME_UNKNOWN;
    }

    private static TokenState after(Job job, Failed failed, @Nullable LiveToken token, Moment now) {
        if (!(job instanceof Job.Refresh refresh)) {
            return now.isAlive(token) && token != null
                    ? new Valid(token, Setback.NONE.leisurely(now.tick()))
                    : new Empty(failed.known(), Setback.NONE.urgent(now.tick()));
        }
        boolean asKnown = failed.known() == refresh.known();
        if (isLost(failed) || (asKnown && refresh.mode() != Job.Mode.USUAL)) {
            return Lost.after(refresh, failed, token, now);
        }
        return now.isAlive(token) && token != null
                ? new Valid(token, refresh.setback().leisurely(now.tick()))
                : new Empty(failed.known(), refresh.setback().urgent(now.tick()));
    }
}
