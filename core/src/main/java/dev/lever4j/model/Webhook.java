package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Lever sends events of one kind. */
public record Webhook(
        String id,
        @Nullable String url,
        @Nullable WebhookEvent event,
        @Nullable WebhookConfiguration configuration,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Webhook {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }

    /** A URL may hold a secret. */
    @Override
    public String toString() {
        return "Webhook[" + id + " " + (event == null ? "" : event.text()) + "]";
    }
}
