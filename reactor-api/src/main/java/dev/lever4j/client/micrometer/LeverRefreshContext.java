package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.RefreshEnd;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an observation of a token refresh knows. */
public final class LeverRefreshContext extends Observation.Context {
    private volatile @Nullable RefreshEnd end;

    LeverRefreshContext() {}

    /** What became of it; empty until then. */
    public Optional<RefreshEnd> end() {
        return Optional.ofNullable(end);
    }

    void end(RefreshEnd what) {
        end = what;
    }
}
