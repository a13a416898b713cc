package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** How often interviewers are reminded of feedback that is due; {@code frequently} is every six hours (documented). */
public record FeedbackReminder(String text) implements OpenEnum {
    public static final FeedbackReminder ONCE = new FeedbackReminder("once");
    public static final FeedbackReminder DAILY = new FeedbackReminder("daily");
    public static final FeedbackReminder FREQUENTLY = new FeedbackReminder("frequently");
    public static final FeedbackReminder NONE = new FeedbackReminder("none");
    private static final Set<FeedbackReminder> KNOWN = Set.of(ONCE, DAILY, FREQUENTLY, NONE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FeedbackReminder of(String text) {
        return new FeedbackReminder(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
