package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.json.LeverJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A 2xx answer as it came. Immutable. */
public final class RawResponse {
    private final HttpReply reply;

    RawResponse(HttpReply reply) {
        this.reply = reply;
    }

    /** From 200 to 299. */
    public int status() {
        return reply.status();
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        List<String> values = reply.header(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** A copy of the body; empty where there is none. */
    public byte[] bytes() {
        return reply.body().clone();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    /**
     * The body as a JSON object, read anew at each call; a JSON null is a null value.
     *
     * @throws dev.lever4j.error.MalformedResponseException if it is not one well-formed object
     */
    public Map<String, @Nullable Object> json() {
        return LeverJson.map(reply.body());
    }

    /** Status and size: the body may hold candidate data. */
    @Override
    public String toString() {
        return "RawResponse[" + reply.status() + ", " + reply.body().length + " bytes]";
    }
}
