package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What feedback was given for. Lever's documentation once spells assignment otherwise. */
public record FeedbackType(String text) implements OpenEnum {
    public static final FeedbackType INTERVIEW = new FeedbackType("interview");
    public static final FeedbackType ASSIGNMENT = new FeedbackType("assignment");
    public static final FeedbackType SHARE = new FeedbackType("share");
    private static final Set<FeedbackType> KNOWN = Set.of(INTERVIEW, ASSIGNMENT, SHARE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FeedbackType of(String text) {
        return new FeedbackType(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
