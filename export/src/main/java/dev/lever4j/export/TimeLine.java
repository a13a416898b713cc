package dev.lever4j.export;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time by which a list can be cut.
 *
 * @param name of the pair of filters, {@code NAME_start} and {@code NAME_end}
 * @param endIsOut whether a record of the very end is left out
 * @param longest slice that Lever lets pass; null for any, and then either end may be open
 * @param floor nothing is older, where both ends must be said; null where they need not be
 */
record TimeLine(
        String name,
        boolean endIsOut,
        @Nullable Duration longest,
        @Nullable Instant floor) {
    /** Both ends inclusive (documented). */
    static final TimeLine CREATED = new TimeLine("created_at", false, null, null);

    /**
     * At most 30 days, both ends needed, the end exclusive (seen, of applications); there was no Lever before 2012. Of
     * postings others say the same of the days, and Lever nothing: asked for without a time it answers, but nobody
     * knows for how far back. Were the end in, a record of that very instant would come twice.
     */
    static final TimeLine DELETED =
            new TimeLine("deleted_at", true, Duration.ofDays(29), Instant.parse("2012-01-01T00:00:00Z"));
}
