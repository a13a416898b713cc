package dev.lever4j.auth.refresh;

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
 */
public record Refreshing(Attempt attempt, @Nullable LiveToken token) implements TokenState {
    @Override
    public Decision needed(Moment now) {
        return new Decision(this, token != null && token.isServable(now.tick()) ? new Serve(token) : new Join(attempt));
    }

    @Override
    public TokenState accepted(long generation) {
        return token != null && token.generation() == generation && !token.accepted()
                ? new Refreshing(attempt, token.proven())
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
        return new Decision(new Refreshing(attempt, null), new Answer(true));
    }

    @Override
    public Decision ended(Attempt ended, AttemptOutcome outcome, Moment now) {
        if (ended != attempt) {
            return TokenState.super.ended(ended, outcome, now);
        }
        if (outcome instanceof Usable usable) {
            Valid next = new Valid(usable.token(), Setback.NONE);
            return new Decision(next, new Settle(new Settlement.Ready(usable.token()), null));
        }
        if (outcome instanceof NotSaved unsaved) {
            return Unsaved.after(unsaved, 1, token, now);
        }
        AttemptOutcome.Failed failed = (AttemptOutcome.Failed) outcome;
        return failed.failure().kind() == TokenFailure.Kind.REAUTHORIZE
                ? new Decision(new Dead(failed.failure()), new Settle(new Settlement.Failed(failed.failure()), null))
                : new Decision(after(failed, now), new Settle(now.orElse(token, failed.failure()), null));
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(new Closed(token, attempt, null, false), new Join(attempt));
    }

    private TokenState after(AttemptOutcome.Failed failed, Moment now) {
        Job.Refresh job = (Job.Refresh) attempt.job();
        boolean lost = failed.failure().kind() == TokenFailure.Kind.OUTCOME_UNKNOWN;
        boolean alive = now.isAlive(token);
        Setback setback =
                alive ? job.setback().leisurely(now.tick()) : job.setback().urgent(now.tick());
        boolean asKnown = failed.known() == job.known();
        if (lost || (asKnown && job.mode() != Job.Mode.USUAL)) {
            boolean spent = asKnown && (job.mode() == Job.Mode.READ_ONLY || (lost && job.mode() == Job.Mode.AGAIN));
            return new Lost(failed.known(), token, spent, setback);
        }
        return alive && token != null ? new Valid(token, setback) : new Empty(failed.known(), setback);
    }
}
