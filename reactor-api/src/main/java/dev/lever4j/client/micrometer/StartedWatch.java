package dev.lever4j.client.micrometer;

import dev.lever4j.client.Telemetry.Watch;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.function.BiConsumer;
import reactor.util.context.Context;

/** An observation from its start to its end; what lies below finds it in the Reactor context. */
record StartedWatch<E>(Observation observation, BiConsumer<Observation, E> end) implements Watch<E> {
    @Override
    public Context within(Context below) {
        return below.put(ObservationThreadLocalAccessor.KEY, observation);
    }

    /** Stopped whatever a handler does when it hears of an error. */
    @Override
    public void ended(E what) {
        try {
            end.accept(observation, what);
        } finally {
            observation.stop();
        }
    }
}
