package dev.lever4j.model;

import dev.lever4j.auth.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook was set up with.
 *
 * @param conditions without any given, Lever was seen to fill in every origin
 * @param signatureToken what deliveries are signed with: only in the answer to the creation, so keep it then
 */
public record WebhookConfiguration(
        @Nullable WebhookConditions conditions,
        @Nullable Secret signatureToken,
        @Additional Map<String, @Nullable Object> additional) {
    public WebhookConfiguration {
        additional = Keep.fields(additional);
    }
}
