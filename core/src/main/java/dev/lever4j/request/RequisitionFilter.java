package dev.lever4j.request;

import dev.lever4j.model.RequisitionStatus;
import java.time.Instant;

/** Which requisitions to list ({@code GET /requisitions}). There is no filter by the time of change. */
public final class RequisitionFilter extends ListFilter {
    private static final RequisitionFilter ALL = builder().build();

    private RequisitionFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static RequisitionFilter all() {
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
    public static final class Builder extends ListFilter.Builder<RequisitionFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Created at or after this time. */
        public Builder createdFrom(Instant time) {
            parameters.from("created_at", time);
            return this;
        }

        /** Created at or before this time. */
        public Builder createdTo(Instant time) {
            parameters.to("created_at", time);
            return this;
        }

        /** With this code, the account's own. */
        public Builder requisitionCode(String code) {
            parameters.set("requisition_code", code);
            return this;
        }

        /** In this status. */
        public Builder status(RequisitionStatus status) {
            parameters.set("status", status.text());
            return this;
        }

        /** Which confidentiality; without it, what is not confidential. */
        public Builder confidentiality(ConfidentialityFilter which) {
            parameters.set("confidentiality", which.text());
            return this;
        }

        /** Sends these objects in the place of their ids. */
        public Builder expand(RequisitionExpand... fields) {
            parameters.expand(fields);
            return this;
        }

        @Override
        RequisitionFilter filter(Query query) {
            return new RequisitionFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
