package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a person allows one use of their data, and until when. */
public record Consent(
        @Nullable Boolean allowed,
        @Nullable Instant expiresAt,
        @Additional Map<String, @Nullable Object> additional) {
    public Consent {
        additional = Keep.fields(additional);
    }
}
