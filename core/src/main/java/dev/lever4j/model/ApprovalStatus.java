package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** How far an approval has come. */
public record ApprovalStatus(String text) implements OpenEnum {
    public static final ApprovalStatus IN_PROGRESS = new ApprovalStatus("inprogress");
    public static final ApprovalStatus APPROVED = new ApprovalStatus("approved");
    public static final ApprovalStatus DENIED = new ApprovalStatus("denied");
    private static final Set<ApprovalStatus> KNOWN = Set.of(IN_PROGRESS, APPROVED, DENIED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ApprovalStatus of(String text) {
        return new ApprovalStatus(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
