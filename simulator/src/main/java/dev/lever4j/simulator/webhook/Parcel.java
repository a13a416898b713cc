package dev.lever4j.simulator.webhook;

import dev.lever4j.simulator.world.Json;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A delivery written by hand, to say what Lever would and what it never would; see {@link Webhooks#to}. Unless told
 * otherwise it is an unsigned {@code candidateHired} without data, as now. Not thread-safe.
 */
public final class Parcel {
    private final Courier courier;
    private final URI url;
    private String event = "candidateHired";
    private ObjectNode data = Json.object();
    private @Nullable String signingToken;
    private @Nullable String token;
    private @Nullable Long triggeredAt;
    private @Nullable String body;

    Parcel(Courier courier, URI url) {
        this.courier = courier;
        this.url = url;
    }

    /** Any name, also one that Lever does not have. */
    public Parcel event(String name) {
        event = name;
        return this;
    }

    /** @param json an object */
    public Parcel data(String json) {
        data = Webhooks.object(json);
        return this;
    }

    /** Signs it with this token; without, it has no signature. */
    public Parcel signedWith(String signingToken) {
        this.signingToken = signingToken;
        return this;
    }

    /** In place of 48 hex digits that follow from the seed. */
    public Parcel token(String token) {
        this.token = token;
        return this;
    }

    /** In place of now; to the millisecond. */
    public Parcel triggeredAt(Instant time) {
        triggeredAt = time.toEpochMilli();
        return this;
    }

    /** The body, whatever it is: nothing else that was said of it counts. */
    public Parcel body(String whole) {
        body = whole;
        return this;
    }

    /** Sends it, and again as the rules are. */
    public Delivery send() {
        return courier.send(new Letter(null, url, event, data, signingToken, token, triggeredAt, body));
    }
}
