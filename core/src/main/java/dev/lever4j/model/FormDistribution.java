package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Whom a posting's custom questions are for. */
public record FormDistribution(String text) implements OpenEnum {
    public static final FormDistribution EXTERNAL = new FormDistribution("external");
    public static final FormDistribution INTERNAL = new FormDistribution("internal");
    private static final Set<FormDistribution> KNOWN = Set.of(EXTERNAL, INTERNAL);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FormDistribution of(String text) {
        return new FormDistribution(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
