package dev.lever4j.client.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import java.util.Locale;
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
            return new KeyName[] {CallKeys.METHOD, CallKeys.ROUTE, CallKeys.LANE, CallKeys.OUTCOME, CallKeys.STATUS};
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {CallKeys.REQUESTS};
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
            return new KeyName[] {
                RequestKeys.METHOD,
                RequestKeys.ROUTE,
                RequestKeys.LANE,
                RequestKeys.RETRY,
                RequestKeys.OUTCOME,
                RequestKeys.STATUS
            };
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {RequestKeys.NUMBER, RequestKeys.WAITED, RequestKeys.REQUEST_ID};
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
            return RefreshKeys.values();
        }
    };

    /** Of a call. */
    public enum CallKeys implements KeyName {
        /** The HTTP method. */
        METHOD,
        /** The path's template; {@code other} for paths that the SDK does not know. */
        ROUTE,
        /** INTERACTIVE or BACKGROUND. */
        LANE,
        /** As {@link dev.lever4j.client.Telemetry.Outcome} names them. */
        OUTCOME,
        /** Of the last answer. */
        STATUS,
        /** How many went out. */
        REQUESTS {
            @Override
            public String asString() {
                return "lever.requests";
            }
        };

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a request. */
    public enum RequestKeys implements KeyName {
        /** The HTTP method. */
        METHOD,
        /** The path's template; {@code other} for paths that the SDK does not know. */
        ROUTE,
        /** INTERACTIVE or BACKGROUND. */
        LANE,
        /** The outcome of the request before it in the same call; none for the first. */
        RETRY,
        /** As {@link dev.lever4j.client.Telemetry.Outcome} names them. */
        OUTCOME,
        /** Of the answer. */
        STATUS,
        /** Which request of the call it is. */
        NUMBER {
            @Override
            public String asString() {
                return "lever.request.number";
            }
        },
        /** Milliseconds since the call began. */
        WAITED {
            @Override
            public String asString() {
                return "lever.waited.ms";
            }
        },
        /** What Lever calls the request, where it says so. */
        REQUEST_ID {
            @Override
            public String asString() {
                return "lever.request.id";
            }
        };

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a refresh. */
    public enum RefreshKeys implements KeyName {
        /** As {@link dev.lever4j.client.Telemetry.Refresh} names them. */
        OUTCOME;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static String name(Optional<? extends Enum<?>> known) {
        return known.map(Enum::name).orElse("none");
    }

    static String status(Optional<Integer> known) {
        return known.filter(status -> status > 0).map(String::valueOf).orElse("none");
    }
}
