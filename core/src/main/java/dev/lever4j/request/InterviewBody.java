package dev.lever4j.request;

import dev.lever4j.model.Interview;
import java.time.Instant;

/** An interview as it is written: whole, since Lever replaces all of it. */
public final class InterviewBody extends RequestBody {
    private InterviewBody(Fields fields) {
        super(fields);
    }

    /**
     * An interview in a panel; interviewers are still to be named.
     *
     * @param panel the id of a panel that is externally managed
     * @throws IllegalArgumentException if the panel is blank or the duration less than 1
     */
    public static Builder builder(String panel, Instant date, int minutes) {
        return new Builder().panel(panel).date(date).duration(minutes);
    }

    /**
     * A builder that starts with everything of an interview that can be written.
     *
     * @throws IllegalArgumentException if an interviewer has no id
     */
    public static Builder from(Interview interview) {
        Builder builder = new Builder();
        builder.fields.setOrLeaveOut("panel", interview.panel());
        return builder.read(interview.date(), interview.duration(), interview.interviewers())
                .subject(interview.subject())
                .note(interview.note())
                .location(interview.location())
                .feedbackTemplate(Fields.idOrNone(interview.feedbackTemplate()))
                .feedbackReminder(interview.feedbackReminder());
    }

    /** Collects fields. */
    public static final class Builder extends InterviewBuilder<Builder> {
        private Builder() {}

        /** The panel that it belongs to. */
        public Builder panel(String id) {
            fields.text("panel", id);
            return this;
        }

        /** @throws IllegalArgumentException if there is no panel, date, duration or interviewer */
        public InterviewBody build() {
            fields.require("panel");
            return new InterviewBody(complete());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
