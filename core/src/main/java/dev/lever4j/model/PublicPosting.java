package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published job as anybody may see it. What ends in {@code plain} is the same without HTML.
 *
 * @param text the title
 * @param country ISO 3166-1 alpha-2
 * @param description opening and body
 * @param descriptionBody the body without the opening
 * @param closing what the posting says last; Lever calls it {@code additional}
 * @param closingPlain Lever calls it {@code additionalPlain}
 * @param createdAt seen live, not documented
 * @param additionalFields what other models call {@code additional}, which is a field of Lever's here
 */
public record PublicPosting(
        String id,
        @Nullable String text,
        @Nullable PostingCategories categories,
        @Nullable String country,
        @Nullable String opening,
        @Nullable String openingPlain,
        @Nullable String description,
        @Nullable String descriptionPlain,
        @Nullable String descriptionBody,
        @Nullable String descriptionBodyPlain,
        List<PostingSection> lists,
        @JsonProperty("additional") @Nullable String closing,
        @JsonProperty("additionalPlain") @Nullable String closingPlain,
        @Nullable String hostedUrl,
        @Nullable String applyUrl,
        @Nullable WorkplaceType workplaceType,
        @Nullable SalaryRange salaryRange,
        @Nullable String salaryDescription,
        @Nullable String salaryDescriptionPlain,
        @Nullable Instant createdAt,
        @Additional Map<String, @Nullable Object> additionalFields)
        implements Identified {
    public PublicPosting {
        id = Keep.id(id);
        lists = Keep.list(lists);
        additionalFields = Keep.fields(additionalFields);
    }
}
