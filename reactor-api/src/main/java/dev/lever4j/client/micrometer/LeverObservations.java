package dev.lever4j.client.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import java.util.Optional;

/** The observations, with the keys that they have. A key without a value yet is {@code none}. */
public enum LeverObservations implements ObservationDocumentation {
    /** A call: its requests and all its waiting. */
    CALL {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return LeverCallConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {Keys.METHOD, Keys.ROUTE, Keys.LANE, Keys.OUTCOME, Keys.STATUS};
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {Keys.REQUESTS};
        }
    },
    /** One request of a call, from its turn to the whole answer. */
    REQUEST {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return LeverRequestConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {Keys.METHOD, Keys.ROUTE, Keys.LANE, Keys.RETRY, Keys.OUTCOME, Keys.STATUS};
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {Keys.NUMBER, Keys.WAITED, Keys.REQUEST_ID};
        }
    },
    /** A refresh token is presented, and what it brings is saved. */
    REFRESH {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return LeverRefreshConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {Keys.OUTCOME};
        }
    };

    /** The names of what is known of a call, a request or a refresh. */
    public enum Keys implements KeyName {
        /** The HTTP method. */
        METHOD("method"),
        /** The path's template; {@code other} for paths that the SDK does not know. */
        ROUTE("route"),
        /** INTERACTIVE or BACKGROUND. */
        LANE("lane"),
        /** The outcome of the request before it in the same call; none for the first. */
        RETRY("retry"),
        /** As {@link dev.lever4j.client.Telemetry.Outcome} or {@link dev.lever4j.client.Telemetry.Refresh} names it. */
        OUTCOME("outcome"),
        /** Of the answer; of a call, of that to its last request. */
        STATUS("status"),
        /** How many went out. */
        REQUESTS("lever.requests"),
        /** Which request of the call it is. */
        NUMBER("lever.request.number"),
        /** Milliseconds since the call began. */
        WAITED("lever.waited.ms"),
        /** What Lever calls the request, where it says so. */
        REQUEST_ID("lever.request.id");

        private final String text;

        Keys(String text) {
            this.text = text;
        }

        @Override
        public String asString() {
            return text;
        }
    }

    static String name(Optional<? extends Enum<?>> known) {
        return known.map(Enum::name).orElse("none");
    }

    static String status(Optional<Integer> known) {
        return known.filter(status -> status > 0).map(String::valueOf).orElse("none");
    }
}
