package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Whether an archive reason is still offered. */
public record ArchiveReasonStatus(String text) implements OpenEnum {
    public static final ArchiveReasonStatus ACTIVE = new ArchiveReasonStatus("active");
    public static final ArchiveReasonStatus INACTIVE = new ArchiveReasonStatus("inactive");
    private static final Set<ArchiveReasonStatus> KNOWN = Set.of(ACTIVE, INACTIVE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArchiveReasonStatus of(String text) {
        return new ArchiveReasonStatus(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
