package dev.lever4j.client.micrometer;

import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Scope;
import io.micrometer.observation.ObservationRegistry;

/**
 * Starts observations where their parent is the current one. A tracer takes the span of the thread, if it has one, for
 * the parent's, and the Reactor context often knows of another parent than the thread does.
 */
record Beginnings(ObservationRegistry observations) {
    void start(Observation observation, Observation parent) {
        observation.parentObservation(parent);
        if (parent == observations.getCurrentObservation()) {
            start(observation);
        } else {
            try (Scope parents = scope(parent)) {
                start(observation);
            }
        }
    }

    /** Whatever the thread is doing: that is no part of it. */
    void startWithoutParent(Observation observation) {
        try (Scope nobodys = scope(new NullObservation(observations))) {
            observation.parentObservation(null);
            start(observation);
        }
    }

    /** One that a handler fails to see begin ends at once, so that no other handler waits for its end. */
    static void start(Observation observation) {
        boolean started = false;
        try {
            observation.start();
            started = true;
        } finally {
            if (!started) {
                observation.stop();
            }
        }
    }

    /** None where the parent has ended before its child begins, and a handler minds. */
    private Scope scope(Observation parent) {
        Scope before = observations.getCurrentObservationScope();
        try {
            return parent.openScope();
        } catch (RuntimeException ended) {
            observations.setCurrentObservationScope(before);
            return Scope.NOOP;
        }
    }
}
