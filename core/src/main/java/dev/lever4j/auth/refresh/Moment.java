package dev.lever4j.auth.refresh;

import dev.lever4j.auth.RefreshRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may depend on besides state and event.
 *
 * @param tick of the monotonic clock, in nanoseconds
 * @param lease how long a process that refreshes may be silent before another one takes over
 */
public record Moment(long tick, RefreshRules rules, Duration lease, Attempt.Factory attempts) {
    // what is not saved yet must be tried so often that a store that is mended takes it before another process can
    // have taken the refresh over
    private static final int SAVES_IN_A_LEASE = 4;

    // a token that ends sooner may end on its way
    private static final Duration OF_A_CALL = Duration.ofSeconds(2);

    boolean isAlive(@Nullable LiveToken token) {
        return token != null && token.isAlive(tick);
    }

    boolean isFinal(LiveToken rejected) {
        return rejected.isUnproven(tick, rules.minAge());
    }

    /**
     * Until when callers wait for a refresh that begins now, though this token still lives: for half of what is left,
     * so that a store that hangs costs no call while the other half lasts; to the end where that is too short to count.
     */
    long patienceWith(LiveToken token) {
        long half = (token.expiryTick() - tick) / 2;
        return half < OF_A_CALL.toNanos() ? token.expiryTick() : tick + half;
    }

    Duration until(long then) {
        return Duration.ofNanos(then - tick);
    }

    Attempt refresh(long known, Setback setback) {
        return attempts.of(new Job.Refresh(known, Job.Mode.USUAL, setback, setback.remaining(tick), null));
    }

    /** Once more, though the answer to the last time was lost. */
    Attempt again(long known, Setback setback) {
        return attempts.of(new Job.Refresh(known, Job.Mode.AGAIN, setback, setback.remaining(tick), null));
    }

    /** At once; presents no token but a newer one. */
    Attempt look(long known, Setback setback) {
        return attempts.of(new Job.Refresh(known, Job.Mode.READ_ONLY, setback, Duration.ZERO, null));
    }

    /** What follows on an attempt that found another process at it: the same again, in a moment. */
    Attempt following(Job job, AttemptOutcome.Elsewhere elsewhere) {
        Watch watch = elsewhere.watch();
        boolean same = job instanceof Job.Refresh refresh && refresh.known() == elsewhere.known();
        Job.Mode mode = same ? ((Job.Refresh) job).mode() : Job.Mode.USUAL;
        Setback setback = same ? ((Job.Refresh) job).setback() : Setback.NONE;
        return attempts.of(new Job.Refresh(elsewhere.known(), mode, setback, watch.pace(lease), watch));
    }

    Attempt save(Rotation rotation, int failures, Duration delay) {
        Duration longest = lease.dividedBy(SAVES_IN_A_LEASE);
        return attempts.of(new Job.Save(rotation, failures, delay.compareTo(longest) < 0 ? delay : longest));
    }

    /** What waiters get when an attempt failed: the old token while it lives. */
    Settlement orElse(@Nullable LiveToken old, TokenFailure failure) {
        return old != null && old.isAlive(tick) ? new Settlement.Ready(old) : new Settlement.Failed(failure);
    }

    /** What waiters get when an attempt goes on: the old token while it lives. */
    Settlement orAgain(@Nullable LiveToken old) {
        return old != null && old.isAlive(tick) ? new Settlement.Ready(old) : new Settlement.Again();
    }
}
