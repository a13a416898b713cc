package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.RefreshEnd;
import dev.lever4j.client.micrometer.LeverObservations.Keys;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** {@link LeverObservations#REFRESH}. Made to be extended by whoever wants another name or more keys. */
public class LeverRefreshConvention implements ObservationConvention<LeverRefreshContext> {
    @Override
    public String getName() {
        return "lever.token.refresh";
    }

    @Override
    public String getContextualName(LeverRefreshContext context) {
        return "lever token refresh";
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof LeverRefreshContext;
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(LeverRefreshContext context) {
        return KeyValues.of(
                Keys.OUTCOME.withValue(LeverObservations.name(context.end().map(RefreshEnd::outcome))));
    }
}
