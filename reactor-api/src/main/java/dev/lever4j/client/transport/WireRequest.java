package dev.lever4j.client.transport;

import dev.lever4j.auth.Secret;
import dev.lever4j.endpoint.HttpMethod;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes out.
 *
 * @param url absolute, already encoded, below an origin of the environment
 * @param authorization the header's value; null for the token endpoint, which is told who asks in its form
 * @param contentType of the body
 * @param departure decides whether it goes out at all, and knows whether it has
 */
public record WireRequest(
        HttpMethod method,
        URI url,
        @Nullable Secret authorization,
        byte @Nullable [] body,
        String contentType,
        Departure departure) {
    @Override
    public String toString() {
        return method + " " + url.getPath();
    }
}
