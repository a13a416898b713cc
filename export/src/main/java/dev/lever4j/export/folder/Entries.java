package dev.lever4j.export.folder;

import dev.lever4j.client.Cursor;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the batches of a commit went in, as positions say where they came out: for each slice the cursor of its first
 * answer, none where that was the beginning of the slice, and for child lists the number of the first task. A slice
 * that does not go on where it had come to, because it was started over, is told again. Not thread-safe.
 */
final class Entries {
    private final Map<Object, @Nullable Cursor> reached = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private boolean inFanOut;

    void took(Batch batch) {
        if (batch.position() instanceof Position.InList list) {
            Cursor before = reached.put(LogLine.strand(list), list.next());
            if (before == null || !before.equals(batch.in())) {
                texts.add(new Position.InList(list.resource(), list.pass(), list.slice(), batch.in()).toText());
            }
        } else if (batch.position() instanceof Position.InFanOut fanOut && !inFanOut) {
            inFanOut = true;
            texts.add("children " + (fanOut.next() - 1));
        }
    }

    /** In the order of the batches. */
    List<String> texts() {
        return texts;
    }
}
