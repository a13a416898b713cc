package dev.lever4j.request;

import static dev.lever4j.model.RequisitionFieldType.DROPDOWN;
import static dev.lever4j.model.RequisitionFieldType.OBJECT;

import dev.lever4j.model.Absent;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.RequisitionOption;
import dev.lever4j.model.RequisitionSubfield;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of requisitions as it is written: whole, since Lever replaces all of it, and what is missing is lost for good
 * (documented).
 */
public final class RequisitionFieldBody extends RequestBody {
    private static final Pattern ID = Pattern.compile("\\w{1,50}");
    private static final int MOST_SUBFIELDS = 10;
    private static final int MOST_OPTIONS = 4000;

    private RequisitionFieldBody(Fields fields) {
        super(fields);
    }

    /**
     * @param id in snake_case: the key of the field in requisitions
     * @throws IllegalArgumentException if the id is not of 1 to 50 letters, digits and underscores, or the text is
     *     blank
     */
    public static Builder builder(String id, String text, RequisitionFieldType type) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be snake_case, of 1 to 50 characters");
        }
        Builder builder = new Builder();
        builder.fields.set("id", id);
        return builder.text(text).type(type);
    }

    /**
     * A builder that starts with everything of a field, its options with their ids.
     *
     * @throws IllegalArgumentException if Lever did not send the parts that such a field has: they would be lost
     */
    public static Builder from(RequisitionField field) {
        refuseWithout("subfields", field.subfields(), OBJECT, field);
        refuseWithout("options", field.options(), DROPDOWN, field);
        Builder builder = new Builder();
        builder.fields.set("id", field.id());
        builder.fields.setOrLeaveOut("text", field.text());
        builder.fields.setOrLeaveOut("type", field.type());
        builder.fields.setOrLeaveOut("isRequired", field.isRequired());
        for (RequisitionSubfield subfield : field.subfields()) {
            builder.subfields.add(Builder.part(subfield.id(), subfield.text(), subfield.type()));
        }
        for (RequisitionOption option : field.options()) {
            builder.options.add(Builder.part(option.id(), option.text(), null));
        }
        return builder;
    }

    private static void refuseWithout(String name, List<?> parts, RequisitionFieldType type, RequisitionField field) {
        if (type.equals(field.type()) && Absent.is(parts)) {
            throw new IllegalArgumentException(name + " of the field were not sent by Lever, and would be lost");
        }
    }

    /** Collects fields. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final List<Map<String, @Nullable Object>> subfields = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> options = new ArrayList<>();

        private Builder() {}

        /** What people read. */
        public Builder text(String text) {
            fields.text("text", text);
            return this;
        }

        /** With another type, what requisitions have in this field becomes read-only (documented). */
        public Builder type(RequisitionFieldType type) {
            fields.set("type", type);
            return this;
        }

        /** Whether a requisition must have it. */
        public Builder required(boolean required) {
            fields.set("isRequired", required);
            return this;
        }

        /**
         * With this subfield too, after the others.
         *
         * @throws IllegalArgumentException if the id or text is blank, or the type has parts itself
         */
        public Builder subfield(String id, String text, RequisitionFieldType type) {
            if (type.equals(OBJECT)) {
                throw new IllegalArgumentException("subfields are nested one level deep only");
            }
            Fields part = new Fields();
            part.text("id", id);
            part.text("text", text);
            part.set("type", type);
            subfields.add(part.all());
            return this;
        }

        /** Without this subfield. */
        public Builder withoutSubfield(String id) {
            subfields.removeIf(part -> id.equals(part.get("id")));
            return this;
        }

        /**
         * With this option too, after the others.
         *
         * @throws IllegalArgumentException if the text is blank
         */
        public Builder option(String text) {
            Fields part = new Fields();
            part.text("text", text);
            options.add(part.all());
            return this;
        }

        /** Without this option. */
        public Builder withoutOption(String id) {
            options.removeIf(part -> id.equals(part.get("id")));
            return this;
        }

        /**
         * @throws IllegalArgumentException if there are subfields without type {@code object}, options without type
         *     {@code dropdown}, more than 10 subfields, or more than 4,000 options (add the others afterwards)
         */
        public RequisitionFieldBody build() {
            fields.require("id", "text", "type");
            parts("subfields", subfields, OBJECT, MOST_SUBFIELDS);
            parts("options", options, DROPDOWN, MOST_OPTIONS);
            return new RequisitionFieldBody(fields);
        }

        private void parts(String name, List<?> parts, RequisitionFieldType type, int most) {
            if (!parts.isEmpty() && !type.equals(fields.all().get("type"))) {
                throw new IllegalArgumentException(name + " need the type " + type.text());
            }
            if (parts.size() > most) {
                throw new IllegalArgumentException(name + ": at most " + most + ", not " + parts.size());
            }
            if (parts.isEmpty()) {
                fields.leaveOut(name);
            } else {
                fields.list(name, parts);
            }
        }

        private static Map<String, @Nullable Object> part(
                @Nullable String id, @Nullable String text, @Nullable RequisitionFieldType type) {
            Fields part = new Fields();
            part.setOrLeaveOut("id", id);
            part.setOrLeaveOut("text", text);
            part.setOrLeaveOut("type", type);
            return part.all();
        }
    }
}
