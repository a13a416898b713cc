package dev.lever4j.auth.refresh;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is to be done once the new state is in place. */
public sealed interface TokenEffect {
    /** Nothing is left to do. */
    record Done() implements TokenEffect {}

    /** Give this token to the caller. */
    record Serve(LiveToken token) implements TokenEffect {}

    /** Start the attempt, and do not wait for it. */
    record ServeAndStart(LiveToken token, Attempt attempt) implements TokenEffect {}

    /**
     * Start the attempt, and wait for it.
     *
     * @param patience after which whoever still waits asks again; null for as long as it takes
     */
    record Start(Attempt attempt, @Nullable Duration patience) implements TokenEffect {
        Start(Attempt attempt) {
            this(attempt, null);
        }
    }

    /**
     * Wait for an attempt that another caller started.
     *
     * @param patience after which whoever still waits asks again; null for as long as it takes
     */
    record Join(Attempt attempt, @Nullable Duration patience) implements TokenEffect {
        Join(Attempt attempt) {
            this(attempt, null);
        }
    }

    record Fail(TokenFailure failure) implements TokenEffect {}

    /** Whether a rejected request is worth sending once more. */
    record Answer(boolean another) implements TokenEffect {}

    /**
     * Tell those who waited, and start what has to follow.
     *
     * @param loss what the application has to be told of, once: the grant is lost
     */
    record Settle(
            Settlement settlement,
            @Nullable Attempt next,
            @Nullable TokenFailure loss) implements TokenEffect {
        Settle(Settlement settlement, @Nullable Attempt next) {
            this(settlement, next, null);
        }
    }
}
