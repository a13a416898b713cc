package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A series of interviews of a candidate, scheduled together.
 *
 * @param start of the first interview
 * @param end of the last interview
 * @param timezone where it is shown to take place; times are UTC all the same
 * @param user who created it
 * @param stage the stage when it was scheduled
 * @param externallyManaged whether it was made by the API or an integration; only such panels can be changed by the API
 */
public record Panel(
        String id,
        List<String> applications,
        @Nullable Instant canceledAt,
        @Nullable Instant createdAt,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String timezone,
        @Nullable FeedbackReminder feedbackReminder,
        @Nullable Ref<User> user,
        @Nullable Ref<Stage> stage,
        @Nullable String note,
        @Nullable Boolean externallyManaged,
        @Nullable String externalUrl,
        List<PanelInterview> interviews,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Panel {
        id = Keep.id(id);
        applications = Keep.list(applications);
        interviews = Keep.list(interviews);
        additional = Keep.fields(additional);
    }

    /** The note may name the person. */
    @Override
    public String toString() {
        return "Panel[" + id + "]";
    }
}
