package dev.lever4j.connect;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.Checkpoint;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An offset as Connect keeps it. What it holds are the texts of the places of the export engine and the change feed,
 * which later versions of those read too.
 *
 * @param checkpoint of the export: slices with their cursors
 * @param position of the change feed: the watermark, or where within a round; null while the list is read
 * @param pending inside a fan-out; null where there is none
 * @param told null where nothing may come again
 * @param sawConfidential whether what was told may be such as a list without confidential records does not show
 */
record Offsets(
        Checkpoint checkpoint,
        @Nullable ChangePosition position,
        @Nullable String pending,
        @Nullable String told,
        boolean isFull,
        boolean sawConfidential) {
    /** Readers take every version up to theirs. */
    static final long VERSION = 1;

    private static final String OF_VERSION = "version";
    private static final String PHASE = "phase";
    private static final String CHECKPOINT = "checkpoint";
    private static final String POSITION = "position";
    private static final String PENDING = "pending";
    private static final String TOLD = "told";
    private static final String CONFIDENTIAL = "confidential";
    private static final String FULL = "full";
    private static final String CHANGES = "changes";

    Map<String, Object> toMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put(OF_VERSION, VERSION);
        map.put(PHASE, isFull ? FULL : CHANGES);
        map.put(CHECKPOINT, checkpoint.toText());
        put(map, POSITION, position == null ? null : position.toString());
        put(map, PENDING, pending);
        put(map, TOLD, told);
        if (sawConfidential) {
            map.put(CONFIDENTIAL, true);
        }
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** @throws IllegalArgumentException if it is none, or of a newer version; holds nothing of it */
    static Offsets parse(Map<String, ?> map) {
        Object version = map.get(OF_VERSION);
        if (!(version instanceof Number number) || number.longValue() < 1) {
            throw new IllegalArgumentException("an offset says its version");
        }
        if (number.longValue() > VERSION) {
            throw new IllegalArgumentException(
                    "the offset is of version " + number + ", of a newer connector; this one reads up to " + VERSION);
        }
        String checkpoint = text(map, CHECKPOINT);
        String phase = text(map, PHASE);
        if (checkpoint == null || phase == null) {
            throw new IllegalArgumentException("an offset says its phase and its checkpoint");
        }
        String position = text(map, POSITION);
        return new Offsets(
                Checkpoint.parse(checkpoint),
                position == null ? null : ChangePosition.parse(position),
                text(map, PENDING),
                text(map, TOLD),
                phase.equals(FULL),
                Boolean.TRUE.equals(map.get(CONFIDENTIAL)));
    }

    private static @Nullable String text(Map<String, ?> map, String name) {
        return map.get(name) instanceof String text ? text : null;
    }
}
