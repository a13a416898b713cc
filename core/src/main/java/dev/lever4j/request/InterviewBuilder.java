package dev.lever4j.request;

import dev.lever4j.model.FeedbackReminder;
import dev.lever4j.model.Interviewer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of interviews have in common. A field that is null is not sent: where an interview is replaced,
 * Lever deletes it (documented).
 *
 * @param <B> the builder
 */
public abstract sealed class InterviewBuilder<B extends InterviewBuilder<B>>
        permits InterviewBody.Builder, PanelInterviewBody.Builder {
    final Fields fields;
    private final Map<String, Map<String, ?>> interviewers;

    InterviewBuilder() {
        this(Map.of(), Map.of());
    }

    InterviewBuilder(Map<String, @Nullable Object> fields, Map<String, Map<String, ?>> interviewers) {
        this.fields = new Fields(fields);
        this.interviewers = new LinkedHashMap<>(interviewers);
    }

    /** When it begins. */
    public final B date(Instant date) {
        fields.set("date", date);
        return self();
    }

    /**
     * How long it takes.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public final B duration(int minutes) {
        if (minutes < 1) {
            throw new IllegalArgumentException("duration must be at least 1 minute, not " + minutes);
        }
        fields.set("duration", minutes);
        return self();
    }

    public final B subject(@Nullable String subject) {
        fields.setOrLeaveOut("subject", subject);
        return self();
    }

    public final B note(@Nullable String note) {
        fields.setOrLeaveOut("note", note);
        return self();
    }

    /** A room, or a phone number to call. */
    public final B location(@Nullable String location) {
        fields.setOrLeaveOut("location", location);
        return self();
    }

    /** The id of the feedback template that interviewers are to use. */
    public final B feedbackTemplate(@Nullable String id) {
        fields.textOrLeaveOut("feedbackTemplate", id);
        return self();
    }

    /** Without it {@code frequently} (documented). */
    public final B feedbackReminder(@Nullable FeedbackReminder reminder) {
        fields.setOrLeaveOut("feedbackReminder", reminder);
        return self();
    }

    /** With this user too. */
    public final B interviewer(String userId) {
        return interviewer(userId, null);
    }

    /** With this user too, who uses a feedback template of their own. */
    public final B interviewer(String userId, @Nullable String feedbackTemplate) {
        Fields interviewer = new Fields();
        interviewer.text("id", userId, "interviewers.id");
        interviewer.textOrLeaveOut("feedbackTemplate", feedbackTemplate);
        interviewers.put(userId, interviewer.all());
        return self();
    }

    /** Without this user. */
    public final B withoutInterviewer(String userId) {
        interviewers.remove(userId);
        return self();
    }

    final B read(@Nullable Instant date, @Nullable Integer duration, List<Interviewer> people) {
        fields.setOrLeaveOut("date", date);
        fields.setOrLeaveOut("duration", duration);
        for (Interviewer person : people) {
            if (person.id() == null) {
                throw new IllegalArgumentException("interviewers: one has no id, and would be lost");
            }
            interviewer(person.id(), Fields.idOrNone(person.feedbackTemplate()));
        }
        return self();
    }

    /** By user, as they are now. */
    final Map<String, Map<String, ?>> interviewers() {
        return new LinkedHashMap<>(interviewers);
    }

    final Fields complete() {
        if (interviewers.isEmpty()) {
            throw new IllegalArgumentException("interviewers needs at least one user");
        }
        fields.list("interviewers", interviewers.values());
        fields.require("date", "duration");
        return fields;
    }

    abstract B self();
}
