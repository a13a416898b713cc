package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requisition that an application was hired against. */
public record RequisitionForHire(
        @Nullable String id,
        @Nullable String requisitionCode,
        @Nullable Ref<User> hiringManagerOnHire,
        @Additional Map<String, @Nullable Object> additional) {
    public RequisitionForHire {
        additional = Keep.fields(additional);
    }
}
