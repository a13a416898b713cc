package dev.lever4j.client.changes;

import dev.lever4j.json.RawJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feed has told lately, so that what the overlap of two rounds brings again is told once. One subscription's.
 */
final class Seen {
    private final Map<String, Told> told = new HashMap<>();

    /** How something stands to what was told. */
    enum Answer {
        NEWS,
        SAME,
        OLDER
    }

    /**
     * @param at when it was changed, or deleted
     * @param form tells one content from another; 0 of what was deleted
     */
    private record Told(@Nullable Instant at, long form) {
        boolean isBefore(Told other) {
            return at != null && other.at != null && at.isBefore(other.at);
        }
    }

    /** Keeps it if it is news. */
    Answer record(String key, @Nullable Instant updatedAt, RawJson record) {
        Told now = new Told(updatedAt, (long) record.length() << 32 | record.hashCode() & 0xFFFFFFFFL);
        Told before = told.get(key);
        return before != null && now.isBefore(before) ? Answer.OLDER : keep(key, before, now);
    }

    /**
     * As above. A deletion is news whatever its time: another service of Lever's may have noted it by another clock.
     */
    Answer deletion(String key, @Nullable Instant deletedAt) {
        return keep(key, told.get(key), new Told(deletedAt, 0));
    }

    /** What changed before this time is not asked for again. */
    void forgetBefore(Instant time) {
        told.values().removeIf(one -> one.at == null || one.at.isBefore(time));
    }

    private Answer keep(String key, @Nullable Told before, Told now) {
        told.put(key, now);
        return now.equals(before) ? Answer.SAME : Answer.NEWS;
    }
}
