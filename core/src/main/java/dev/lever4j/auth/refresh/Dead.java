package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.AttemptOutcome.Elsewhere;
import dev.lever4j.auth.refresh.AttemptOutcome.Failed;
import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Fail;
import dev.lever4j.auth.refresh.TokenEffect.Join;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Settle;
import dev.lever4j.auth.refresh.TokenEffect.Start;
import org.jspecify.annotations.Nullable;

/**
 * The grant is lost, and its refresh token is not presented any more. What is left of the access token's life is still
 * used; then calls fail at once, but for one now and then that looks whether the store holds a newer grant: an admin
 * may have connected the account again.
 *
 * @param known the generation that is lost
 * @param token the last one; null if there was none or it was rejected
 * @param look under way; null if none is
 */
public record Dead(
        TokenFailure why,
        long known,
        @Nullable LiveToken token,
        Setback setback,
        @Nullable Attempt look) implements TokenState {
    /** A grant that has just been found lost. */
    static Decision after(Failed failed, @Nullable LiveToken token, Moment now) {
        TokenFailure loss = failed.failure();
        Dead dead = new Dead(loss, failed.known(), token, Setback.NONE.leisurely(now.tick()), null);
        return new Decision(dead, new Settle(now.orElse(token, loss), null, loss));
    }

    @Override
    public Decision needed(Moment now) {
        if (token != null && token.isAlive(now.tick())) {
            return new Decision(this, new Serve(token));
        }
        if (look != null) {
            return new Decision(this, new Join(look));
        }
        if (!setback.remaining(now.tick()).isZero()) {
            return new Decision(this, new Fail(why));
        }
        Attempt begun = now.look(known, setback);
        return new Decision(new Dead(why, known, null, setback, begun), new Start(begun));
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        boolean mine = token != null && token.generation() == generation;
        return new Decision(mine ? new Dead(why, known, null, setback, look) : this, new Answer(true));
    }

    @Override
    public Decision ended(Attempt ended, AttemptOutcome outcome, Moment now) {
        if (ended != look) {
            return TokenState.super.ended(ended, outcome, now);
        }
        if (outcome instanceof Failed failed && failed.known() == known) {
            Dead still = new Dead(why, known, null, setback.leisurely(now.tick()), null);
            return new Decision(still, new Settle(new Settlement.Failed(why), null));
        }
        if (outcome instanceof Elsewhere elsewhere) {
            Attempt next = now.following(ended.job(), elsewhere);
            return new Decision(new Dead(why, known, null, setback, next), new Settle(new Settlement.Again(), next));
        }
        return Refreshing.after(ended, outcome, null, now);
    }

    @Override
    public Decision closing(Moment now) {
        return look == null
                ? new Decision(Closed.with(token), new Done())
                : new Decision(new Closed(null, look, null, false), new Join(look));
    }
}
