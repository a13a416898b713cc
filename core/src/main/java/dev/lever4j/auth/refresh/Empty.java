package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Start;
import org.jspecify.annotations.Nullable;

/**
 * No token at hand: at the start, after a rejection, or after a failure.
 *
 * @param known the newest generation this process has seen
 */
public record Empty(long known, Setback setback) implements TokenState {
    @Override
    public @Nullable LiveToken token() {
        return null;
    }

    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public Decision needed(Moment now) {
        Attempt attempt = now.refresh(known, setback);
        return new Decision(Refreshing.withoutToken(attempt), new Start(attempt));
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(Closed.with(null), new Done());
    }
}
