package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.ServeAndStart;
import dev.lever4j.auth.refresh.TokenEffect.Start;

/**
 * A token at hand, of any age.
 *
 * @param setback of refreshes that failed behind it
 */
public record Valid(LiveToken token, Setback setback) implements TokenState {
    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public Decision needed(Moment now) {
        boolean pausing =
                token.isAlive(now.tick()) && !setback.remaining(now.tick()).isZero();
        if (token.isFresh(now.tick()) || pausing) {
            return new Decision(this, new Serve(token));
        }
        Attempt attempt = now.refresh(token.generation(), setback);
        long patienceTick = now.patienceWith(token);
        return new Decision(new Refreshing(attempt, token, patienceTick), begun(attempt, patienceTick, now));
    }

    private TokenEffect begun(Attempt attempt, long patienceTick, Moment now) {
        if (token.isServable(now.tick())) {
            return new ServeAndStart(token, attempt);
        }
        return token.isAlive(now.tick()) ? new Start(attempt, now.until(patienceTick)) : new Start(attempt);
    }

    @Override
    public TokenState accepted(long generation) {
        return generation == token.generation() && !token.accepted() ? new Valid(token.proven(), setback) : this;
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        if (generation != token.generation()) {
            return new Decision(this, new Answer(true));
        }
        if (now.isFinal(token)) {
            return new Decision(this, new Answer(false));
        }
        return new Decision(new Empty(generation, Setback.NONE), new Answer(true));
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(Closed.with(token), new Done());
    }
}
