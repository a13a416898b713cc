package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Where the work is done. */
public record WorkplaceType(String text) implements OpenEnum {
    public static final WorkplaceType UNSPECIFIED = new WorkplaceType("unspecified");
    public static final WorkplaceType ONSITE = new WorkplaceType("onsite");
    /** As {@link #ONSITE}, in the spelling of the public postings. */
    public static final WorkplaceType ON_SITE = new WorkplaceType("on-site");

    public static final WorkplaceType REMOTE = new WorkplaceType("remote");
    public static final WorkplaceType HYBRID = new WorkplaceType("hybrid");
    private static final Set<WorkplaceType> KNOWN = Set.of(UNSPECIFIED, ONSITE, ON_SITE, REMOTE, HYBRID);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WorkplaceType of(String text) {
        return new WorkplaceType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
