package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What was done with a file. Seen in a connector's schema, not in the documentation's older text. */
public record FileActionType(String text) implements OpenEnum {
    public static final FileActionType FILE_ADDED = new FileActionType("file-added");
    public static final FileActionType RESUME_IMPORTED = new FileActionType("resume-imported");
    public static final FileActionType FILE_REMOVED = new FileActionType("file-remove");
    private static final Set<FileActionType> KNOWN = Set.of(FILE_ADDED, RESUME_IMPORTED, FILE_REMOVED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FileActionType of(String text) {
        return new FileActionType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
