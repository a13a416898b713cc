package dev.lever4j.client.http;

import dev.lever4j.client.CallOptions;
import dev.lever4j.client.transport.BodyTaker;
import dev.lever4j.client.transport.Content;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.request.Query;
import dev.lever4j.request.RequestDefaults;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for: checked and encoded once, before any attempt. One that streams is good for one subscription.
 *
 * @param path encoded, below the API base, starting with a slash
 * @param taker of the body of a success; null to have it collected
 */
public record Call(
        Endpoint endpoint,
        String path,
        Query query,
        Content content,
        @Nullable BodyTaker taker,
        CallOptions options) {
    /** With a body of JSON, or none, and an answer that is collected. */
    public Call(Endpoint endpoint, String path, Query query, byte @Nullable [] body, CallOptions options) {
        this(endpoint, path, query, Content.json(body), null, options);
    }

    /** Path and query below the API base. */
    public String target() {
        return target(RequestDefaults.NONE);
    }

    /** Path and query as they go on the wire, below the API base, with the parameters that every call has. */
    public String target(RequestDefaults defaults) {
        Query whole = defaults.in(query);
        return whole.isEmpty() ? path : path + "?" + whole.encoded();
    }

    /** How long one attempt may take; a body that streams takes as long as it moves and the call has time. */
    Optional<Duration> attemptLimit() {
        return streams() ? Optional.empty() : Optional.of(options.attemptTimeout());
    }

    /** Whether a body goes past the pipeline, to it or from it. */
    boolean streams() {
        return taker != null || content instanceof Content.Streamed;
    }

    /** Whether another attempt could be made, by now, as far as the bodies go. */
    boolean canStartOver() {
        return content.canBeSentAgain() && (taker == null || taker.canStartOver());
    }

    /** Only a file may come from where Lever says instead of from Lever. */
    boolean followsRedirects() {
        return taker != null && taker.mayComeFromElsewhere();
    }

    @Override
    public String toString() {
        return endpoint.label();
    }
}
