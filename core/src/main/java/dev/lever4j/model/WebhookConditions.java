package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event must be like to be reported. */
public record WebhookConditions(
        List<Origin> origins, @Additional Map<String, @Nullable Object> additional) {
    public WebhookConditions {
        origins = Keep.list(origins);
        additional = Keep.fields(additional);
    }
}
