package dev.lever4j.request;

import dev.lever4j.model.RequisitionFieldType;

/**
 * Which fields of requisitions to list ({@code GET /requisition_fields}). They come all at once, so there is no limit.
 */
public final class RequisitionFieldFilter extends ListFilter {
    private static final RequisitionFieldFilter ALL = builder().build();

    private RequisitionFieldFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static RequisitionFieldFilter all() {
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
    public static final class Builder extends ListFilter.Builder<RequisitionFieldFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Those that a requisition must have, or those that it need not have. */
        public Builder required(boolean required) {
            parameters.set("isRequired", String.valueOf(required));
            return this;
        }

        /** Of this type. */
        public Builder type(RequisitionFieldType type) {
            parameters.set("type", type.text());
            return this;
        }

        @Override
        RequisitionFieldFilter filter(Query query) {
            if (parameters.has("limit")) {
                throw new IllegalArgumentException("limit: requisition fields come all at once");
            }
            return new RequisitionFieldFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
