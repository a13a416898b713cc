package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that the account adds to its requisitions.
 *
 * @param id chosen by the account, in snake_case: the key in {@link Requisition#customFields}
 * @param subfields of type {@code object} only
 * @param options of type {@code dropdown} only
 */
public record RequisitionField(
        String id,
        @Nullable String text,
        @Nullable RequisitionFieldType type,
        @Nullable Boolean isRequired,
        List<RequisitionSubfield> subfields,
        List<RequisitionOption> options,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public RequisitionField {
        id = Keep.id(id);
        subfields = Keep.list(subfields);
        options = Keep.list(options);
        additional = Keep.fields(additional);
    }
}
