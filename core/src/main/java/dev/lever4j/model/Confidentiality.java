package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/**
 * Who may see a posting, an opportunity or a requisition; confidential ones show only to credentials with that grant.
 */
public record Confidentiality(String text) implements OpenEnum {
    public static final Confidentiality CONFIDENTIAL = new Confidentiality("confidential");
    public static final Confidentiality NON_CONFIDENTIAL = new Confidentiality("non-confidential");
    private static final Set<Confidentiality> KNOWN = Set.of(CONFIDENTIAL, NON_CONFIDENTIAL);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Confidentiality of(String text) {
        return new Confidentiality(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
