package dev.lever4j.samples.batch;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.LeverException;
import dev.lever4j.json.LeverJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be written back: a tag or a note.
 *
 * @param key names it for ever: what has been done under a key is not done again. Letters, digits and {@code ._:-}
 * @param text the tag, or the note
 */
record WorkItem(String key, String opportunity, Kind kind, String text) {
    enum Kind {
        TAG,
        NOTE
    }

    WorkItem {
        if (!key.matches("[A-Za-z0-9._:-]{1,100}")) {
            throw new IllegalArgumentException("a key is of 1 to 100 letters, digits and ._:-");
        }
        Endpoints.GET_OPPORTUNITY.path(opportunity); // a bad id is found here, not at night
        if (text.isBlank()) {
            throw new IllegalArgumentException("an item needs a tag or a note");
        }
    }

    /** {@code {"key":"a1","opportunity":"...","tag":"..."}}, or {@code "note"} in the tag's place. */
    static WorkItem parse(String line) {
        Map<String, @Nullable Object> json = json(line);
        Kind kind = json.containsKey("note") ? Kind.NOTE : Kind.TAG;
        return new WorkItem(
                text(json, "key"), text(json, "opportunity"), kind, text(json, kind == Kind.NOTE ? "note" : "tag"));
    }

    private static Map<String, @Nullable Object> json(String line) {
        try {
            return LeverJson.map(line.getBytes(StandardCharsets.UTF_8));
        } catch (LeverException notJson) {
            throw new IllegalArgumentException("an item is an object of JSON"); // the cause may quote it
        }
    }

    private static String text(Map<String, @Nullable Object> json, String field) {
        return json.get(field) instanceof String text ? text : "";
    }

    /** The same for an item that is there twice; not for another one that bears its key. */
    String identity() {
        return key + "#" + hashCode();
    }

    boolean isNote() {
        return kind == Kind.NOTE;
    }

    /** The note as it is sent: with the key at its end, it can be found again. */
    String note() {
        return text + mark();
    }

    /** The end of its note, and of no other. */
    String mark() {
        return "\n\n[" + key + "]";
    }

    /** Without the text, which is about a person. */
    @Override
    public String toString() {
        return "WorkItem[" + key + "]";
    }
}
