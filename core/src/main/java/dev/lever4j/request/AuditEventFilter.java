package dev.lever4j.request;

import dev.lever4j.model.AuditEventType;
import java.time.Instant;

/** Which audit events to list ({@code GET /audit_events}). */
public final class AuditEventFilter extends ListFilter {
    private static final AuditEventFilter ALL = builder().build();

    private AuditEventFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static AuditEventFilter all() {
        return ALL;
    }

    public static Builder builder() {
        return new Builder(new Parameters());
    }

    /** A builder that starts with this filter's conditions. */
    public Builder toBuilder() {
        return new Builder(Parameters.of(toQuery()));
    }

    /** Collects conditions. */
    public static final class Builder extends ListFilter.Builder<AuditEventFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Of this one type. */
        public Builder type(AuditEventType type) {
            parameters.set("type", type.text());
            return this;
        }

        /** Done by this user. */
        public Builder user(String id) {
            parameters.set("user_id", id);
            return this;
        }

        /** Done by nobody known, such as failed logins. */
        public Builder withoutUser() {
            parameters.set("user_id", "null");
            return this;
        }

        /** Done to this kind of thing: the first part of a type, for example {@code user}. */
        public Builder target(String type) {
            parameters.drop("target_id");
            parameters.set("target_type", type);
            return this;
        }

        /** Done to this one thing; Lever wants its kind too. */
        public Builder target(String type, String id) {
            parameters.set("target_type", type);
            parameters.set("target_id", id);
            return this;
        }

        /** Recorded at or after this time. */
        public Builder createdFrom(Instant time) {
            parameters.from("created_at", time);
            return this;
        }

        /** Recorded at or before this time. */
        public Builder createdTo(Instant time) {
            parameters.to("created_at", time);
            return this;
        }

        @Override
        AuditEventFilter filter(Query query) {
            return new AuditEventFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
