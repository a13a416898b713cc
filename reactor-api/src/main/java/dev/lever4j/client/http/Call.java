package dev.lever4j.client.http;

import dev.lever4j.client.CallOptions;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.request.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for: checked and encoded once, before any attempt.
 *
 * @param path encoded, below the API base, starting with a slash
 * @param body JSON, or null for none
 */
public record Call(Endpoint endpoint, String path, Query query, byte @Nullable [] body, CallOptions options) {
    /** Path and query as they go on the wire, below the API base. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query.encoded();
    }

    @Override
    public String toString() {
        return endpoint.label();
    }
}
