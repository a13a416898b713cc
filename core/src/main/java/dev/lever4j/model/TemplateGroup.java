package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account puts templates of forms in, to find them again. */
public record TemplateGroup(
        String id, @Nullable String name, @Additional Map<String, @Nullable Object> additional) implements Identified {
    public TemplateGroup {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }
}
