package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Fail;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Start;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a refresh was lost, so the refresh token may be spent. It is presented again, unless the rules forbid
 * it, behind the old access token while that is served; a newer grant in the store ends this. How often in all is noted
 * in the grant. Between looks at the store, which are spaced, calls fail at once.
 *
 * @param known the generation whose refresh token that is
 * @param token the old one; null if there was none or it was rejected
 * @param spent whether the token is not presented any more
 */
public record Lost(long known, @Nullable LiveToken token, boolean spent, Setback setback, TokenFailure why)
        implements TokenState {
    static Lost after(Job.Refresh job, AttemptOutcome.Failed failed, @Nullable LiveToken token, Moment now) {
        boolean asKnown = failed.known() == job.known();
        boolean spent = asKnown && job.mode() == Job.Mode.READ_ONLY;
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
        boolean again = now.rules().retryLostRefresh() && !spent;
        if (token != null && token.isAlive(now.tick())) {
            boolean behind = again && setback.remaining(now.tick()).isZero();
            return behind ? startedBehind(token, now) : new Decision(this, new Serve(token));
        }
        if (again) {
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

    private Decision startedBehind(LiveToken old, Moment now) {
        Attempt attempt = now.again(known, setback);
        return new Decision(new Refreshing(attempt, old, now.tick()), new TokenEffect.ServeAndStart(old, attempt));
    }

    private static Decision started(Attempt attempt) {
        return new Decision(Refreshing.withoutToken(attempt), new Start(attempt));
    }
}
