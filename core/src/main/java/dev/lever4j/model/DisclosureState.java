package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Whether an application form shows a disclosure, and how it is agreed to. */
public record DisclosureState(String text) implements OpenEnum {
    public static final DisclosureState MANDATORY_DISCLOSURE_SHOWN = new DisclosureState("MANDATORY_DISCLOSURE_SHOWN");
    public static final DisclosureState ASSUMED_DISCLOSURE_HIDDEN = new DisclosureState("ASSUMED_DISCLOSURE_HIDDEN");
    private static final Set<DisclosureState> KNOWN = Set.of(MANDATORY_DISCLOSURE_SHOWN, ASSUMED_DISCLOSURE_HIDDEN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DisclosureState of(String text) {
        return new DisclosureState(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
