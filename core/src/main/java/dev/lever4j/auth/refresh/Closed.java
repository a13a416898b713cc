package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.AttemptOutcome.NotSaved;
import dev.lever4j.auth.refresh.AttemptOutcome.Usable;
import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Fail;
import dev.lever4j.auth.refresh.TokenEffect.Join;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Settle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * No refresh is started any more. A token at hand is served, so that calls under way can end.
 *
 * @param last the attempt that was under way at closing; null once it is over
 * @param unsaved why the newest grant is not durable; null if it is
 * @param triedAgain whether the one further save has been started
 */
public record Closed(
        @Nullable LiveToken token,
        @Nullable Attempt last,
        @Nullable TokenFailure unsaved,
        boolean triedAgain) implements TokenState {
    private static final String NEVER_SAVED =
            "the client was closed while the token store could not save what the last refresh had brought, so that is"
                    + " gone: an admin has to connect the account again";

    private static final TokenFailure CLOSED = TokenFailure.of(TokenFailure.Kind.CLOSED, "the client is closed");

    static Closed with(@Nullable LiveToken token) {
        return new Closed(token, null, null, false);
    }

    @Override
    public Decision needed(Moment now) {
        if (token != null && token.isAlive(now.tick())) {
            return new Decision(this, new Serve(token));
        }
        return new Decision(this, last == null ? new Fail(CLOSED) : new Join(last));
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        if (token == null || token.generation() != generation) {
            return new Decision(this, new Answer(token != null || last != null));
        }
        return new Decision(new Closed(null, last, unsaved, triedAgain), new Answer(last != null));
    }

    @Override
    public Decision ended(Attempt ended, AttemptOutcome outcome, Moment now) {
        if (ended != last) {
            return TokenState.super.ended(ended, outcome, now);
        }
        if (outcome instanceof Usable usable) {
            return new Decision(with(usable.token()), new Settle(new Settlement.Ready(usable.token()), null));
        }
        if (outcome instanceof NotSaved again) {
            return afterNotSaved(again, now);
        }
        TokenFailure failure = outcome instanceof AttemptOutcome.Failed failed ? failed.failure() : CLOSED;
        return new Decision(with(token), new Settle(now.orElse(token, failure), null, news(ended.job(), outcome)));
    }

    @Override
    public Decision closing(Moment now) {
        if (last != null) {
            return new Decision(this, new Join(last));
        }
        return new Decision(this, unsaved == null ? new Done() : new Fail(unsaved));
    }

    /** A loss that this attempt has found; that of a look which found nothing newer was known before. */
    private static @Nullable TokenFailure news(Job job, AttemptOutcome outcome) {
        if (!(outcome instanceof AttemptOutcome.Failed failed)
                || !failed.failure().kind().isLoss()) {
            return null;
        }
        boolean old =
                job instanceof Job.Refresh look && look.mode() == Job.Mode.READ_ONLY && look.known() == failed.known();
        return old ? null : failed.failure();
    }

    private Decision afterNotSaved(NotSaved again, Moment now) {
        if (!triedAgain) {
            Attempt next = now.save(again.rotation(), 1, Duration.ZERO);
            return new Decision(
                    new Closed(token, next, again.failure(), true),
                    new Settle(now.orElse(token, again.failure()), next, null));
        }
        TokenFailure loss = new TokenFailure(
                again.failure().kind(), NEVER_SAVED, again.failure().cause());
        return new Decision(new Closed(token, null, loss, true), new Settle(now.orElse(token, loss), null, loss));
    }
}
