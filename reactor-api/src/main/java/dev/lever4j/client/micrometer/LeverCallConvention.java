package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.CallBegin;
import dev.lever4j.client.Telemetry.CallEnd;
import dev.lever4j.client.micrometer.LeverObservations.Keys;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Optional;

/** {@link LeverObservations#CALL}. Made to be extended by whoever wants another name or more keys. */
public class LeverCallConvention implements ObservationConvention<LeverCallContext> {
    @Override
    public String getName() {
        return "lever.call";
    }

    /** The span's name, such as {@code lever GET /opportunities}. */
    @Override
    public String getContextualName(LeverCallContext context) {
        return "lever " + context.call().method() + " " + context.call().route();
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof LeverCallContext;
    }

    /** The same keys from beginning to end, as time series need them; none of an id or a person. */
    @Override
    public KeyValues getLowCardinalityKeyValues(LeverCallContext context) {
        CallBegin call = context.call();
        Optional<CallEnd> end = context.end();
        return KeyValues.of(
                Keys.METHOD.withValue(call.method()),
                Keys.ROUTE.withValue(call.route()),
                Keys.LANE.withValue(call.lane().name()),
                Keys.OUTCOME.withValue(LeverObservations.name(end.map(CallEnd::outcome))),
                Keys.STATUS.withValue(LeverObservations.status(end.map(CallEnd::status))));
    }

    /** For spans only. */
    @Override
    public KeyValues getHighCardinalityKeyValues(LeverCallContext context) {
        return KeyValues.of(Keys.REQUESTS.withValue(
                "" + context.end().map(CallEnd::requests).orElse(0)));
    }
}
