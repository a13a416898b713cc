package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lever answers when a note was written. It documents the id alone; live, a new note has come whole.
 *
 * @param noteId null only if the whole note came without it
 * @param note if it came; read it again by its id otherwise
 * @param additional what came without being a whole note
 */
public record WrittenNote(
        @Nullable String noteId,
        @JsonUnwrapped @Nullable Note note,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public WrittenNote {
        additional = Keep.fields(additional);
        if (noteId == null) {
            Keep.id(note == null ? null : note.id());
        }
    }

    /** The note's id. */
    @Override
    public String id() {
        return noteId != null ? noteId : Keep.id(note == null ? null : note.id());
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "WrittenNote[" + id() + "]";
    }
}
