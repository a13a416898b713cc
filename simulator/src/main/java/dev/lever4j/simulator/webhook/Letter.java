package dev.lever4j.simulator.webhook;

import dev.lever4j.simulator.world.Json;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be said, and to whom.
 *
 * @param webhook the id of the webhook, or null
 * @param signingToken null where it is not signed
 * @param token in place of a drawn one, or null
 * @param triggeredAt in place of now, or null
 * @param verbatim the whole body in place of all that, or null
 */
record Letter(
        @Nullable String webhook,
        URI url,
        String event,
        ObjectNode data,
        @Nullable String signingToken,
        @Nullable String token,
        @Nullable Long triggeredAt,
        @Nullable String verbatim) {
    static Letter of(String webhook, URI url, String event, ObjectNode data, @Nullable String signingToken) {
        return new Letter(webhook, url, event, data, signingToken, null, null, null);
    }

    /** Fields in the order of Lever's example, which has no id. */
    String body(Stamp drawn, boolean withId) {
        if (verbatim != null) {
            return verbatim;
        }
        long at = triggeredAt == null ? drawn.triggeredAt() : triggeredAt;
        String nonce = token == null ? drawn.token() : token;
        ObjectNode body = Json.object();
        if (withId) {
            body.put("id", drawn.id());
        }
        body.put("triggeredAt", at).put("event", event).set("data", data);
        if (signingToken != null) {
            body.put("signature", Signature.of(signingToken, nonce, at));
        }
        return Json.write(body.put("token", nonce));
    }
}
