package dev.lever4j.client.micrometer;

import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/** Those that a user has chosen; null for the default, which one that is registered globally takes the place of. */
record Conventions(
        @Nullable ObservationConvention<LeverCallContext> call,
        @Nullable ObservationConvention<LeverRequestContext> request,
        @Nullable ObservationConvention<LeverRefreshContext> refresh) {
    static final Conventions NONE = new Conventions(null, null, null);
    static final LeverCallConvention CALL = new LeverCallConvention();
    static final LeverRequestConvention REQUEST = new LeverRequestConvention();
    static final LeverRefreshConvention REFRESH = new LeverRefreshConvention();

    Conventions call(ObservationConvention<LeverCallContext> other) {
        return new Conventions(other, request, refresh);
    }

    Conventions request(ObservationConvention<LeverRequestContext> other) {
        return new Conventions(call, other, refresh);
    }

    Conventions refresh(ObservationConvention<LeverRefreshContext> other) {
        return new Conventions(call, request, other);
    }
}
