package dev.lever4j.benchmarks.mode;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people write who write it themselves: ids are text, times are numbers, what is not declared is dropped. Read by
 * Jackson 2 and 3 alike.
 */
public final class OwnRecords {
    private OwnRecords() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Page(
            List<Opportunity> data,
            boolean hasNext,
            @Nullable String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Opportunity(
            String id,
            String name,
            String contact,
            String headline,
            String stage,
            String confidentiality,
            String location,
            List<Phone> phones,
            List<String> emails,
            List<String> links,
            @Nullable Archived archived,
            List<String> tags,
            List<String> sources,
            List<StageChange> stageChanges,
            String origin,
            @Nullable String sourcedBy,
            @Nullable String owner,
            List<String> followers,
            List<String> applications,
            long createdAt,
            @Nullable Long updatedAt,
            long lastInteractionAt,
            long lastAdvancedAt,
            @Nullable Long snoozedUntil,
            Urls urls,
            boolean isAnonymized,
            @Nullable String opportunityLocation,
            @Nullable DataProtection dataProtection) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Phone(@Nullable String type, String value) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Archived(String reason, long archivedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StageChange(
            String toStageId,
            int toStageIndex,
            long updatedAt,
            @Nullable String userId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Urls(String list, String show) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DataProtection(
            @Nullable Consent store, @Nullable Consent contact) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Consent(boolean allowed, @Nullable Long expiresAt) {}
}
