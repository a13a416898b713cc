package dev.lever4j.auth.refresh;

import dev.lever4j.auth.RefreshRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may depend on besides state and event.
 *
 * @param tick of the monotonic clock, in nanoseconds
 */
public record Moment(long tick, RefreshRules rules, Attempt.Factory attempts) {
    boolean isAlive(@Nullable LiveToken token) {
        return token != null && token.isAlive(tick);
    }

    boolean isFinal(LiveToken rejected) {
        return rejected.isUnproven(tick, rules.minAge());
    }

    Attempt refresh(long known, Setback setback) {
        return attempts.of(new Job.Refresh(known, Job.Mode.USUAL, setback, setback.remaining(tick)));
    }

    Attempt save(Rotation rotation, int failures, Duration delay) {
        return attempts.of(new Job.Save(rotation, failures, delay));
    }

    /** What waiters get when an attempt failed: the old token while it lives. */
    Settlement orElse(@Nullable LiveToken old, TokenFailure failure) {
        return old != null && old.isAlive(tick) ? new Settlement.Ready(old) : new Settlement.Failed(failure);
    }
}
