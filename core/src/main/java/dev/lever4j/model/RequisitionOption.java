package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A choice of a requisition's field of type {@code dropdown}. */
public record RequisitionOption(
        @Nullable String id,
        @Nullable String text,
        @Additional Map<String, @Nullable Object> additional) {
    public RequisitionOption {
        additional = Keep.fields(additional);
    }
}
