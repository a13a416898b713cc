package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the equal opportunity questions, without who gave them.
 *
 * @param applicationTitle seen live, not documented, as {@code applicationArchiveReason} is
 * @param disabilitySignatureDate {@code MM/DD/YYYY}
 */
public record AnonymousEeoResponse(
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
        @Additional Map<String, @Nullable Object> additional) {
    public AnonymousEeoResponse {
        additional = Keep.fields(additional);
    }

    /** Answers are sensitive. */
    @Override
    public String toString() {
        return "AnonymousEeoResponse[***]";
    }
}
