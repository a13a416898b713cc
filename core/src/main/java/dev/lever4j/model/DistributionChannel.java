package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Where a posting is shown. */
public record DistributionChannel(String text) implements OpenEnum {
    public static final DistributionChannel INTERNAL = new DistributionChannel("internal");
    public static final DistributionChannel PUBLIC = new DistributionChannel("public");
    private static final Set<DistributionChannel> KNOWN = Set.of(INTERNAL, PUBLIC);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DistributionChannel of(String text) {
        return new DistributionChannel(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
