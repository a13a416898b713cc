package dev.lever4j.benchmarks.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same by Jackson 2 into records, as one writes them for oneself: ids are text, times are numbers, what is not
 * declared is dropped, and a key that comes twice is not noticed.
 */
final class ByHand {
    private static final ObjectReader READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Page.class);

    private ByHand() {}

    static int read(byte[] body) {
        try {
            return READER.<Page>readValue(body).data().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Page(List<Opportunity> data, @Nullable String next, boolean hasNext) {}

    record Opportunity(
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
            @Nullable Long createdAt,
            @Nullable Long updatedAt,
            @Nullable Long lastInteractionAt,
            @Nullable Long lastAdvancedAt,
            @Nullable Long snoozedUntil,
            Urls urls,
            boolean isAnonymized,
            @Nullable DataProtection dataProtection,
            @Nullable String opportunityLocation) {}

    record Phone(String type, String value) {}

    record Archived(String reason, long archivedAt) {}

    record StageChange(String toStageId, int toStageIndex, long updatedAt, String userId) {}

    record Urls(String list, String show) {}

    record DataProtection(Consent store, Consent contact) {}

    record Consent(boolean allowed, @Nullable Long expiresAt) {}
}
