package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** The part of the pipeline that a stage belongs to. */
public record Pipeline(String text) implements OpenEnum {
    public static final Pipeline LEAD = new Pipeline("lead");
    public static final Pipeline APPLICANT = new Pipeline("applicant");
    public static final Pipeline SCREEN = new Pipeline("screen");
    public static final Pipeline ONSITE = new Pipeline("onsite");
    public static final Pipeline OFFER = new Pipeline("offer");
    private static final Set<Pipeline> KNOWN = Set.of(LEAD, APPLICANT, SCREEN, ONSITE, OFFER);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Pipeline of(String text) {
        return new Pipeline(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
