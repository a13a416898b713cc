package dev.lever4j.request;

import dev.lever4j.model.PanelInterview;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An interview as its panel is written with it. */
public final class PanelInterviewBody extends RequestBody {
    private final Map<String, Map<String, ?>> interviewers;

    private PanelInterviewBody(Builder from) {
        super(from.complete());
        this.interviewers = from.interviewers();
    }

    /**
     * A new interview; interviewers are still to be named.
     *
     * @throws IllegalArgumentException if the duration is less than 1
     */
    public static Builder builder(Instant date, int minutes) {
        return new Builder().date(date).duration(minutes);
    }

    /**
     * A builder that starts with everything of an interview that can be written, and its id.
     *
     * @throws IllegalArgumentException if an interviewer has no id
     */
    public static Builder from(PanelInterview interview) {
        Builder builder = new Builder();
        builder.fields.setOrLeaveOut("id", interview.id());
        return builder.read(interview.date(), interview.duration(), interview.interviewers())
                .subject(interview.subject())
                .note(interview.note())
                .location(interview.location())
                .feedbackTemplate(Fields.idOrNone(interview.feedbackTemplate()))
                .feedbackReminder(interview.feedbackReminder());
    }

    /** The interview that it stands for; null for a new one. */
    @Nullable
    String id() {
        return (String) fields().get("id");
    }

    Builder toBuilder() {
        return new Builder(fields(), interviewers);
    }

    /** Collects fields. */
    public static final class Builder extends InterviewBuilder<Builder> {
        private Builder() {}

        private Builder(Map<String, @Nullable Object> fields, Map<String, Map<String, ?>> interviewers) {
            super(fields, interviewers);
        }

        /** The interview of the panel that this is; without it, a new one is made. */
        public Builder id(String id) {
            fields.text("id", id);
            return this;
        }

        /** @throws IllegalArgumentException if there is no date, duration or interviewer */
        public PanelInterviewBody build() {
            return new PanelInterviewBody(this);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
