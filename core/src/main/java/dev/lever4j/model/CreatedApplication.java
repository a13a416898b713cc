package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Lever answers when somebody has applied. */
public record CreatedApplication(
        String applicationId, @Additional Map<String, @Nullable Object> additional) {
    public CreatedApplication {
        applicationId = Keep.id(applicationId);
        additional = Keep.fields(additional);
    }
}
