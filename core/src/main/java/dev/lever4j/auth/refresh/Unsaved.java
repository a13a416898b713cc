package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Fail;
import dev.lever4j.auth.refresh.TokenEffect.Join;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Settle;
import org.jspecify.annotations.Nullable;

/**
 * The server has rotated, and the store could not save it. No request carries the new token until it is durable; saving
 * is tried again and again.
 *
 * @param saving its job is a {@link Job.Save}
 * @param token the old one; null if there was none or it was rejected
 */
public record Unsaved(Attempt saving, @Nullable LiveToken token, TokenFailure failure) implements TokenState {
    static Decision after(NotSaved unsaved, int failures, @Nullable LiveToken old, Moment now) {
        Attempt next = now.save(unsaved.rotation(), failures, Setback.delay(failures));
        return new Decision(
                new Unsaved(next, old, unsaved.failure()), new Settle(now.orElse(old, unsaved.failure()), next));
    }

    @Override
    public Decision needed(Moment now) {
        return new Decision(this, token != null && token.isAlive(now.tick()) ? new Serve(token) : new Fail(failure));
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        boolean mine = token != null && token.generation() == generation;
        return new Decision(mine ? new Unsaved(saving, null, failure) : this, new Answer(true));
    }

    @Override
    public Decision ended(Attempt ended, AttemptOutcome outcome, Moment now) {
        if (ended != saving) {
            return TokenState.super.ended(ended, outcome, now);
        }
        return outcome instanceof NotSaved again
                ? after(again, ((Job.Save) saving.job()).failures() + 1, token, now)
                : Refreshing.after(ended, outcome, token, now);
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(new Closed(token, saving, failure, false), new Join(saving));
    }
}
