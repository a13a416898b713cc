package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a requisition's field of type {@code object}. */
public record RequisitionSubfield(
        @Nullable String id,
        @Nullable String text,
        @Nullable RequisitionFieldType type,
        @Additional Map<String, @Nullable Object> additional) {
    public RequisitionSubfield {
        additional = Keep.fields(additional);
    }
}
