package dev.lever4j.samples.batch;

import dev.lever4j.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that has changed or gone.
 *
 * @param at when, in milliseconds; 0 where Lever does not say
 * @param json the record, exactly as Lever sent it
 */
record Change(Kind kind, boolean deleted, String id, long at, RawJson json) {
    enum Kind {
        OPPORTUNITY,
        POSTING,
        APPLICATION
    }

    static Change of(Kind kind, boolean deleted, RawJson json) {
        Map<String, @Nullable Object> fields = json.toMap();
        long at = fields.get(deleted ? "deletedAt" : "updatedAt") instanceof Number millis ? millis.longValue() : 0;
        return new Change(kind, deleted, json.id().orElse(""), at, json.detached());
    }

    /** The same for the same change, however often it comes. */
    String key() {
        return kind + (deleted ? "-" : "+") + id + "@" + at;
    }

    boolean isBefore(Instant time) {
        return at < time.toEpochMilli();
    }

    /** One line of JSON, without a line end. */
    String line() {
        return "{\"kind\":\"" + kind + "\",\"deleted\":" + deleted + ",\"record\":"
                + new String(json.line(), StandardCharsets.UTF_8) + "}";
    }

    @Override
    public String toString() {
        return "Change[" + kind + ", deleted " + deleted + "]";
    }
}
