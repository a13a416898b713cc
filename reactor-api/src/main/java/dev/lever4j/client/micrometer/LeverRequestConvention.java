package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.CallBegin;
import dev.lever4j.client.Telemetry.RequestEnd;
import dev.lever4j.client.micrometer.LeverObservations.Keys;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Optional;

/** {@link LeverObservations#REQUEST}. Made to be extended by whoever wants another name or more keys. */
public class LeverRequestConvention implements ObservationConvention<LeverRequestContext> {
    @Override
    public String getName() {
        return "lever.request";
    }

    /** The span's name, such as {@code GET /opportunities}. */
    @Override
    public String getContextualName(LeverRequestContext context) {
        CallBegin call = context.request().call();
        return call.method() + " " + call.route();
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof LeverRequestContext;
    }

    /** The same keys from beginning to end, as time series need them; none of an id or a person. */
    @Override
    public KeyValues getLowCardinalityKeyValues(LeverRequestContext context) {
        CallBegin call = context.request().call();
        Optional<RequestEnd> end = context.end();
        return KeyValues.of(
                Keys.METHOD.withValue(call.method()),
                Keys.ROUTE.withValue(call.route()),
                Keys.LANE.withValue(call.lane().name()),
                Keys.RETRY.withValue(LeverObservations.name(context.request().after())),
                Keys.OUTCOME.withValue(LeverObservations.name(end.map(RequestEnd::outcome))),
                Keys.STATUS.withValue(LeverObservations.status(end.map(RequestEnd::status))));
    }

    /** For spans only. */
    @Override
    public KeyValues getHighCardinalityKeyValues(LeverRequestContext context) {
        KeyValues always = KeyValues.of(
                Keys.NUMBER.withValue("" + context.request().number()),
                Keys.WAITED.withValue("" + context.request().waited().toMillis()));
        return context.end()
                .flatMap(RequestEnd::requestId)
                .map(id -> always.and(Keys.REQUEST_ID.withValue(id)))
                .orElse(always);
    }
}
