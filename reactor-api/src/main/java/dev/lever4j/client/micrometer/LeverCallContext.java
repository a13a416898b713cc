package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.CallBegin;
import dev.lever4j.client.Telemetry.CallEnd;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an observation of a call knows. */
public final class LeverCallContext extends Observation.Context {
    private final CallBegin call;
    private volatile @Nullable CallEnd end;

    LeverCallContext(CallBegin call) {
        this.call = call;
    }

    /** What is asked for. */
    public CallBegin call() {
        return call;
    }

    /** What became of it; empty until then. */
    public Optional<CallEnd> end() {
        return Optional.ofNullable(end);
    }

    void end(CallEnd what) {
        end = what;
    }
}
