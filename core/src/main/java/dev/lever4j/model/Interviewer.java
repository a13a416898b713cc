package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user who takes part in an interview.
 *
 * @param feedbackTemplate a feedback template's id, for example {@code no-feedback}
 * @param responseStatus to the invitation, for example {@code needsAction}; seen live, not documented
 */
public record Interviewer(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String feedbackTemplate,
        @Nullable String responseStatus,
        @Additional Map<String, @Nullable Object> additional) {
    public Interviewer {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Interviewer[" + id + "]";
    }
}
