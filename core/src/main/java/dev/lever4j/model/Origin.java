package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** How an opportunity came to be. */
public record Origin(String text) implements OpenEnum {
    public static final Origin AGENCY = new Origin("agency");
    public static final Origin APPLIED = new Origin("applied");
    public static final Origin INTERNAL = new Origin("internal");
    public static final Origin REFERRED = new Origin("referred");
    public static final Origin SOURCED = new Origin("sourced");
    public static final Origin UNIVERSITY = new Origin("university");
    private static final Set<Origin> KNOWN = Set.of(AGENCY, APPLIED, INTERNAL, REFERRED, SOURCED, UNIVERSITY);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Origin of(String text) {
        return new Origin(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
