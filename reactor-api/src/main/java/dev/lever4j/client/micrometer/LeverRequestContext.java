package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.RequestBegin;
import dev.lever4j.client.Telemetry.RequestEnd;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of a request knows. A span of it is a client's; nothing of it is sent along, since Lever is
 * somebody else's. Where a download has been redirected to a storage, that is not the service of the name
 * {@code lever}.
 */
public final class LeverRequestContext extends SenderContext<Object> {
    private final RequestBegin request;
    private volatile @Nullable RequestEnd end;

    LeverRequestContext(RequestBegin request) {
        super((carrier, key, value) -> {}, Kind.CLIENT);
        this.request = request;
        setCarrier(this);
        if (!request.elsewhere()) {
            setRemoteServiceName("lever");
        }
    }

    /** What is sent. */
    public RequestBegin request() {
        return request;
    }

    /** What became of it; empty until then. */
    public Optional<RequestEnd> end() {
        return Optional.ofNullable(end);
    }

    void end(RequestEnd what) {
        end = what;
    }
}
