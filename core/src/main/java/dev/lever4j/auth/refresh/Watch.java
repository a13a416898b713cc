package dev.lever4j.auth.refresh;

import dev.lever4j.auth.StoredGrant;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen of a grant that another process refreshes. Time is this process's own: between the end of the
 * first look that showed a version and the beginning of the last one, that version has certainly not moved. No clock of
 * another machine is compared.
 *
 * @param seen as it was at the last look
 * @param sinceTick when the first look that showed it was answered
 * @param untilTick when the last look that showed it was asked for
 * @param looks how many there were in a row, whatever they showed; they set the pace
 */
public record Watch(StoredGrant seen, long sinceTick, long untilTick, int looks) {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int SHARE_OF_LEASE = 10;

    /** One look more. */
    public static Watch after(@Nullable Watch before, StoredGrant found, long askedTick, long answeredTick) {
        int looks = before == null ? 1 : before.looks + 1;
        return before != null && before.seen.equals(found)
                ? new Watch(found, before.sinceTick, askedTick, looks)
                : new Watch(found, answeredTick, answeredTick, looks);
    }

    /** Whether the version did not move for at least so long. */
    public boolean stoodStillFor(Duration duration) {
        return untilTick - sinceTick >= duration.toNanos();
    }

    /** How long to wait for the next look: 50 ms at first, doubling up to 1 s or a tenth of the lease. */
    Duration pace(Duration lease) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(looks - 1, 16));
        return least(least(doubled, LONGEST), lease.dividedBy(SHARE_OF_LEASE));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
