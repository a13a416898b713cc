package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the equal opportunity questions, and who gave them.
 *
 * @param id seen live, not documented, as {@code applicationId}, {@code applicationTitle},
 *     {@code applicationArchiveReason}, {@code eeoResponseSource} and {@code sources} are
 * @param disabilitySignatureDate {@code MM/DD/YYYY}
 * @param eeoResponseSource for example {@code api}
 * @param source documented, not seen live
 */
public record EeoResponse(
        @Nullable String id,
        @Nullable String applicationId,
        @Nullable Ref<Contact> contact,
        @Nullable String opportunityId,
        @Nullable String opportunityOwner,
        @Nullable Ref<Posting> posting,
        @Nullable Ref<User> hiringManager,
        @Nullable Instant applicationArchivedAt,
        @Nullable String applicationArchivedBy,
        @Nullable String applicationArchiveReason,
        @Nullable String applicationTitle,
        @TextOrNumber @Nullable Instant appliedAt,
        @Nullable String currentStage,
        @Nullable String gender,
        @Nullable String race,
        @Nullable String veteran,
        @Nullable String disability,
        @Nullable String disabilitySignatureDate,
        @TextOrNumber @Nullable Instant eeoSurveyRespondedAt,
        @Nullable String eeoResponseSource,
        @Nullable Instant hiredDate,
        @Nullable Origin origin,
        @Nullable String source,
        List<String> sources,
        List<String> requisitionCodes,
        @Additional Map<String, @Nullable Object> additional) {
    public EeoResponse {
        sources = Keep.list(sources);
        requisitionCodes = Keep.list(requisitionCodes);
        additional = Keep.fields(additional);
    }

    /** Answers are sensitive. */
    @Override
    public String toString() {
        return "EeoResponse[" + opportunityId + "]";
    }
}
