package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of the pipeline. Ids are not always UUIDs: {@code lead-new}, {@code applicant-new}, {@code offer}. */
public record Stage(
        String id, @Nullable String text, @Additional Map<String, @Nullable Object> additional) implements Identified {
    public Stage {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }
}
