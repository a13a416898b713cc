package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Whether a requisition can be hired against. {@code rejected} and {@code pending} were seen live only. */
public record RequisitionStatus(String text) implements OpenEnum {
    public static final RequisitionStatus OPEN = new RequisitionStatus("open");
    public static final RequisitionStatus ON_HOLD = new RequisitionStatus("onHold");
    public static final RequisitionStatus CLOSED = new RequisitionStatus("closed");
    public static final RequisitionStatus DRAFT = new RequisitionStatus("draft");
    public static final RequisitionStatus REJECTED = new RequisitionStatus("rejected");
    public static final RequisitionStatus PENDING = new RequisitionStatus("pending");
    private static final Set<RequisitionStatus> KNOWN = Set.of(OPEN, ON_HOLD, CLOSED, DRAFT, REJECTED, PENDING);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RequisitionStatus of(String text) {
        return new RequisitionStatus(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
