package dev.lever4j.webhook;

import dev.lever4j.model.WebhookData;
import dev.lever4j.model.WebhookEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That something happened at Lever.
 *
 * @param id of the delivery; documented, but in none of the documented examples
 * @param triggeredAt when it happened; signed
 * @param token random; signed
 * @param data what it was about: <b>not signed</b>, so read the record before acting on it
 * @param additional whatever else the body held, not signed either
 */
public record WebhookDelivery(
        @Nullable String id,
        WebhookEvent event,
        Instant triggeredAt,
        String token,
        WebhookData data,
        Map<String, @Nullable Object> additional) {
    /**
     * What makes it one delivery, to be remembered: all of what is signed, as it is signed. The token alone would not
     * do, for a digit that moves from the time to the token leaves the signature as it is.
     */
    public String key() {
        return token + triggeredAt.toEpochMilli();
    }

    /** Without the token, and without whom it is about. */
    @Override
    public String toString() {
        return "WebhookDelivery[" + event.text() + " at " + triggeredAt + "]";
    }
}
