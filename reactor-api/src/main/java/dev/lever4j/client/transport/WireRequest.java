package dev.lever4j.client.transport;

import dev.lever4j.auth.Secret;
import dev.lever4j.endpoint.HttpMethod;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes out.
 *
 * @param url absolute, already encoded; below an origin of the environment unless the request is one to elsewhere
 * @param authorization the header's value; null for elsewhere, and for a token endpoint that is told who asks in its
 *     form
 * @param taker of the body of a success; null to have it collected
 * @param departure decides whether it goes out at all, and knows whether it has
 * @param elsewhere whether a redirect led here from Lever, so that the host must be one that downloads may come from
 * @param headers in place of ours of the same names
 */
public record WireRequest(
        HttpMethod method,
        URI url,
        @Nullable Secret authorization,
        Content content,
        @Nullable BodyTaker taker,
        Departure departure,
        boolean elsewhere,
        Map<String, String> headers) {
    /** @throws IllegalArgumentException if anything but a bare GET would go elsewhere */
    public WireRequest {
        boolean dressed = authorization != null || !headers.isEmpty();
        if (elsewhere && (dressed || content != Content.NONE || method != HttpMethod.GET)) {
            throw new IllegalArgumentException("only a GET without credentials and body may leave the environment");
        }
    }

    /** To the environment, with an answer that is collected. */
    public WireRequest(
            HttpMethod method,
            URI url,
            @Nullable Secret authorization,
            byte @Nullable [] body,
            String contentType,
            Departure departure) {
        this(
                method,
                url,
                authorization,
                body == null ? Content.NONE : new Content.Bytes(contentType, body),
                null,
                departure,
                false,
                Map.of());
    }

    /** Without headers of its own. */
    public WireRequest(
            HttpMethod method,
            URI url,
            @Nullable Secret authorization,
            Content content,
            @Nullable BodyTaker taker,
            Departure departure,
            boolean elsewhere) {
        this(method, url, authorization, content, taker, departure, elsewhere, Map.of());
    }

    /** The bytes that it carries; null where it carries none, or streams them. */
    public byte @Nullable [] body() {
        return content instanceof Content.Bytes bytes ? bytes.bytes() : null;
    }

    /** Of what it carries; {@code application/json} where that is nothing. */
    public String contentType() {
        if (content instanceof Content.Bytes bytes) {
            return bytes.type();
        }
        return content instanceof Content.Streamed streamed ? streamed.type() : Content.JSON;
    }

    /** Where a redirect led may be a secret. */
    @Override
    public String toString() {
        return method + " " + (elsewhere ? "elsewhere" : url.getPath());
    }
}
