package dev.lever4j.request;

import dev.lever4j.model.FeedbackReminder;
import dev.lever4j.model.Panel;
import dev.lever4j.model.PanelInterview;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A panel as it is written: whole, with all its interviews, since Lever replaces all of it. */
public final class PanelBody extends RequestBody {
    private PanelBody(Fields fields) {
        super(fields);
    }

    /**
     * A panel; its interviews are still to be named.
     *
     * @param timezone where it is shown to take place
     * @throws IllegalArgumentException if the time zone is an offset, not a place
     */
    public static Builder builder(ZoneId timezone) {
        return new Builder().timezone(timezone);
    }

    /**
     * A builder that starts with everything of a panel that can be written, its interviews with their ids. A panel
     * without applications gets all active ones, since Lever takes no empty list of them (documented).
     *
     * @throws IllegalArgumentException if one of its interviews has no id, date, duration or interviewer
     */
    public static Builder from(Panel panel) {
        Builder builder = new Builder();
        builder.fields.setOrLeaveOut("timezone", panel.timezone());
        if (!panel.applications().isEmpty()) {
            builder.applications(panel.applications());
        }
        panel.interviews().stream().map(Builder::whole).forEach(builder::interview);
        return builder.note(panel.note()).externalUrl(panel.externalUrl()).feedbackReminder(panel.feedbackReminder());
    }

    /** Collects fields. A field that is null is not sent: where a panel is replaced, Lever deletes it (documented). */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final List<PanelInterviewBody> interviews = new ArrayList<>();

        private Builder() {}

        /** @throws IllegalArgumentException if it is an offset, not a place */
        public Builder timezone(ZoneId timezone) {
            if (timezone instanceof ZoneOffset) {
                throw new IllegalArgumentException("timezone must be a place such as Europe/Paris, not an offset");
            }
            fields.set("timezone", timezone.getId());
            return this;
        }

        /**
         * Which applications it is about; without them, all active ones.
         *
         * @throws IllegalArgumentException if there is none, or a blank one
         */
        public Builder applications(Collection<String> ids) {
            fields.texts("applications", ids);
            return this;
        }

        /** Without it {@code daily} (documented). */
        public Builder feedbackReminder(@Nullable FeedbackReminder reminder) {
            fields.setOrLeaveOut("feedbackReminder", reminder);
            return this;
        }

        public Builder note(@Nullable String note) {
            fields.setOrLeaveOut("note", note);
            return this;
        }

        /** Of what the panel is in the system that manages it. */
        public Builder externalUrl(@Nullable String url) {
            fields.setOrLeaveOut("externalUrl", url);
            return this;
        }

        /** With this interview too; in the place of the one with the same id, if there is one. */
        public Builder interview(PanelInterviewBody interview) {
            int at = interview.id() == null ? -1 : indexOf(interview.id());
            if (at < 0) {
                interviews.add(interview);
            } else {
                interviews.set(at, interview);
            }
            return this;
        }

        /** @throws IllegalArgumentException if there is no interview with this id */
        public Builder changeInterview(String id, UnaryOperator<PanelInterviewBody.Builder> change) {
            int at = known(id);
            interviews.set(at, change.apply(interviews.get(at).toBuilder()).build());
            return this;
        }

        /**
         * Without this interview: Lever deletes it.
         *
         * @throws IllegalArgumentException if there is no interview with this id
         */
        public Builder withoutInterview(String id) {
            interviews.remove(known(id));
            return this;
        }

        /** @throws IllegalArgumentException if there is no time zone or no interview */
        public PanelBody build() {
            if (interviews.isEmpty()) {
                throw new IllegalArgumentException("interviews needs at least one interview");
            }
            fields.require("timezone");
            fields.list("interviews", interviews);
            return new PanelBody(fields);
        }

        private static PanelInterviewBody whole(PanelInterview interview) {
            if (interview.id() == null) {
                throw new IllegalArgumentException("interviews: one has no id, and would be deleted");
            }
            return PanelInterviewBody.from(interview).build();
        }

        private int known(String id) {
            int at = indexOf(id);
            if (at < 0) {
                throw new IllegalArgumentException("interviews: none of the panel's has the id that was given");
            }
            return at;
        }

        private int indexOf(String id) {
            return interviews.stream().map(PanelInterviewBody::id).toList().indexOf(id);
        }
    }
}
