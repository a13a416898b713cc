package dev.lever4j.request;

import dev.lever4j.model.Absent;
import dev.lever4j.model.CompensationBand;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A requisition as it is written: whole, since Lever replaces all of it. */
public final class RequisitionBody extends RequestBody {
    private RequisitionBody(Fields fields) {
        super(fields);
    }

    /**
     * @param requisitionCode the account's own code, which no other requisition has
     * @throws IllegalArgumentException if a text is blank, or the headcount negative
     */
    public static Builder builder(String requisitionCode, String name, Headcount headcountTotal) {
        return new Builder().requisitionCode(requisitionCode).name(name).headcountTotal(headcountTotal);
    }

    /** A builder that starts with everything of a requisition that can be written. */
    public static Builder from(Requisition requisition) {
        Builder builder = new Builder();
        Fields fields = builder.fields;
        fields.setOrLeaveOut("requisitionCode", requisition.requisitionCode());
        fields.setOrLeaveOut("name", requisition.name());
        fields.setOrLeaveOut("headcountTotal", requisition.headcountTotal());
        fields.setOrLeaveOut("backfill", requisition.backfill());
        if (!Absent.is(requisition.postings())) { // told to be none, they would be taken away
            fields.list(
                    "postingIds", requisition.postings().stream().map(Ref::id).toList());
        }
        CompensationBand band = requisition.compensationBand();
        fields.setOrLeaveOut("compensationBand", band == null ? null : Builder.band(band));
        if (requisition.customFields() != null) {
            requisition.customFields().forEach((id, value) -> builder.keep(id, value));
        }
        return builder.createdAt(requisition.createdAt())
                .employmentStatus(requisition.employmentStatus())
                .hiringManager(id(requisition.hiringManager()))
                .internalNotes(requisition.internalNotes())
                .location(requisition.location())
                .owner(id(requisition.owner()))
                .status(requisition.status())
                .department(requisition.department())
                .team(requisition.team());
    }

    private static @Nullable String id(@Nullable Ref<?> ref) {
        return ref == null ? null : Fields.idOrNone(ref.id());
    }

    /**
     * Collects fields. A field that is null is not sent: where a requisition is replaced, Lever deletes it or resets it
     * to its default (documented); postings alone stay as they are.
     */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final Map<String, Object> customFields = new LinkedHashMap<>();

        private Builder() {}

        public Builder requisitionCode(String code) {
            fields.text("requisitionCode", code);
            return this;
        }

        public Builder name(String name) {
            fields.text("name", name);
            return this;
        }

        /** @throws IllegalArgumentException if it is negative */
        public Builder headcountTotal(Headcount total) {
            Integer number = total.number();
            if (number != null && number < 0) {
                throw new IllegalArgumentException("headcountTotal must not be negative");
            }
            fields.set("headcountTotal", total);
            return this;
        }

        /** Whether it replaces somebody; without it, not. */
        public Builder backfill(boolean backfill) {
            fields.set("backfill", backfill);
            return this;
        }

        /** @throws IllegalArgumentException if an amount is negative, or the least more than the most */
        public Builder compensationBand(@Nullable CompensationBand band) {
            if (band != null) {
                Amounts.check("compensationBand", band.min(), band.max());
            }
            fields.setOrLeaveOut("compensationBand", band == null ? null : band(band));
            return this;
        }

        /** When it began; without it, now. */
        public Builder createdAt(@Nullable Instant time) {
            fields.setOrLeaveOut("createdAt", time);
            return this;
        }

        /** Lever documents full-time, part-time, intern, contractor and temp-worker; others have been seen. */
        public Builder employmentStatus(@Nullable String status) {
            fields.setOrLeaveOut("employmentStatus", status);
            return this;
        }

        /** A user's id. */
        public Builder hiringManager(@Nullable String userId) {
            fields.textOrLeaveOut("hiringManager", userId);
            return this;
        }

        public Builder internalNotes(@Nullable String notes) {
            fields.setOrLeaveOut("internalNotes", notes);
            return this;
        }

        public Builder location(@Nullable String location) {
            fields.setOrLeaveOut("location", location);
            return this;
        }

        /** A user's id; without it, whoever the credential stands for. */
        public Builder owner(@Nullable String userId) {
            fields.textOrLeaveOut("owner", userId);
            return this;
        }

        /** Without it, open. None returns to draft (documented). */
        public Builder status(@Nullable RequisitionStatus status) {
            fields.setOrLeaveOut("status", status);
            return this;
        }

        /** Seen live, not documented. */
        public Builder department(@Nullable String department) {
            fields.setOrLeaveOut("department", department);
            return this;
        }

        public Builder team(@Nullable String team) {
            fields.setOrLeaveOut("team", team);
            return this;
        }

        /** Exactly these postings; none if empty. If never told, they stay as they are. */
        public Builder postings(Collection<String> ids) {
            fields.textsOrNone("postingIds", ids);
            return this;
        }

        /**
         * A field of the account's own.
         *
         * @param id of its {@link dev.lever4j.model.RequisitionField}
         * @param value text, a number, a time, or a map of such by subfield; null takes the field away
         * @throws IllegalArgumentException if the id is blank, or the value is a map with a map in it
         */
        public Builder customField(String id, @Nullable Object value) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("customFields must not hold a blank id");
            }
            if (value instanceof Map<?, ?> object && object.values().stream().anyMatch(Map.class::isInstance)) {
                throw new IllegalArgumentException("customFields." + id + " is nested more than one level deep");
            }
            keep(id, value);
            return this;
        }

        /** @throws IllegalArgumentException if there is no code, name or headcount */
        public RequisitionBody build() {
            fields.require("requisitionCode", "name", "headcountTotal");
            fields.setOrLeaveOut("customFields", customFields.isEmpty() ? null : new LinkedHashMap<>(customFields));
            return new RequisitionBody(fields);
        }

        private void keep(String id, @Nullable Object value) {
            if (value == null) {
                customFields.remove(id);
            } else {
                customFields.put(id, value instanceof Map<?, ?> object ? new LinkedHashMap<>(object) : value);
            }
        }

        private static Map<String, @Nullable Object> band(CompensationBand band) {
            Fields fields = new Fields();
            fields.setOrLeaveOut("currency", band.currency());
            fields.setOrLeaveOut("interval", band.interval());
            fields.setOrLeaveOut("min", band.min());
            fields.setOrLeaveOut("max", band.max());
            return fields.all();
        }
    }
}
