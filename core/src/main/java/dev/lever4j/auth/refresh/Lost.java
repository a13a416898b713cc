package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Serve;
import dev.lever4j.auth.refresh.TokenEffect.Start;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a refresh was lost, so the refresh token may be spent. It is not presented again, unless the rules say
 * so; a newer grant in the store ends this.
 *
 * @param known the generation whose refresh token that is
 * @param token the old one; null if there was none or it was rejected
 * @param spent whether the one further try, if there is one at all, has been made
 */
public record Lost(long known, @Nullable LiveToken token, boolean spent, Setback setback) implements TokenState {
    @Override
    public Decision needed(Moment now) {
        if (token != null && token.isAlive(now.tick())) {
            return new Decision(this, new Serve(token));
        }
        boolean again = now.rules().retryLostRefresh() && !spent;
        Attempt attempt = now.attempts()
                .of(
                        again
                                ? new Job.Refresh(known, Job.Mode.AGAIN, setback, setback.remaining(now.tick()))
                                : new Job.Refresh(known, Job.Mode.READ_ONLY, setback, Duration.ZERO));
        return new Decision(new Refreshing(attempt, null), new Start(attempt));
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        boolean mine = token != null && token.generation() == generation;
        return new Decision(mine ? new Lost(known, null, spent, setback) : this, new Answer(true));
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(Closed.with(token), new Done());
    }
}
