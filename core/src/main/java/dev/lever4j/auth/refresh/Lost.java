package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Fail;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Start;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a refresh was lost, so the refresh token may be spent. It is presented once more, unless the rules
 * forbid it, and not while the old access token lives; a newer grant in the store ends this. Between looks at the
 * store, which are spaced, calls fail at once.
 *
 * @param known the generation whose refresh token that is
 * @param token the old one; null if there was none or it was rejected
 * @param spent whether the one further try, if there is one at all, has been made
 */
public record Lost(long known, @Nullable LiveToken token, boolean spent, Setback setback, TokenFailure why)
        implements TokenState {
    static Lost after(Job.Refresh job, AttemptOutcome.Failed failed, @Nullable LiveToken token, Moment now) {
        boolean asKnown = failed.known() == job.known();
        boolean lostAgain =
                job.mode() == Job.Mode.AGAIN && failed.failure().kind() == TokenFailure.Kind.OUTCOME_UNKNOWN;
        boolean spent = asKnown && (job.mode() == Job.Mode.READ_ONLY || lostAgain);
        boolean callersWait = now.rules().retryLostRefresh() && !spent && !now.isAlive(token);
        Setback before = job.setback();
        return new Lost(
                failed.known(),
                token,
                spent,
                callersWait ? before.urgent(now.tick()) : before.leisurely(now.tick()),
                failed.failure());
    }

    @Override
    public Decision needed(Moment now) {
        if (token != null && token.isAlive(now.tick())) {
            return new Decision(this, new Serve(token));
        }
        if (now.rules().retryLostRefresh() && !spent) {
            return started(now.again(known, setback));
        }
        return setback.remaining(now.tick()).isZero()
                ? started(now.look(known, setback))
                : new Decision(this, new Fail(why));
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        boolean mine = token != null && token.generation() == generation;
        return new Decision(mine ? new Lost(known, null, spent, setback, why) : this, new Answer(true));
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(Closed.with(token), new Done());
    }

    private static Decision started(Attempt attempt) {
        return new Decision(Refreshing.withoutToken(attempt), new Start(attempt));
    }
}
