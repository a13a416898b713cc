package dev.lever4j.auth.refresh;

import dev.lever4j.auth.refresh.TokenEffect.Answer;
import dev.lever4j.auth.refresh.TokenEffect.Done;
import dev.lever4j.auth.refresh.TokenEffect.Fail;
import org.jspecify.annotations.Nullable;

/** The grant is refused. Terminal: every call fails at once, and nothing is sent any more. */
public record Dead(TokenFailure why) implements TokenState {
    @Override
    public @Nullable LiveToken token() {
        return null;
    }

    @Override
    public Decision needed(Moment now) {
        return new Decision(this, new Fail(why));
    }

    @Override
    public Decision rejected(long generation, Moment now) {
        return new Decision(this, new Answer(false));
    }

    @Override
    public Decision closing(Moment now) {
        return new Decision(this, new Done());
    }
}
