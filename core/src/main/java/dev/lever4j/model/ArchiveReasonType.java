package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Whether an archive reason means that the candidate was hired. */
public record ArchiveReasonType(String text) implements OpenEnum {
    public static final ArchiveReasonType HIRED = new ArchiveReasonType("hired");
    public static final ArchiveReasonType NON_HIRED = new ArchiveReasonType("non-hired");
    private static final Set<ArchiveReasonType> KNOWN = Set.of(HIRED, NON_HIRED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ArchiveReasonType of(String text) {
        return new ArchiveReasonType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
