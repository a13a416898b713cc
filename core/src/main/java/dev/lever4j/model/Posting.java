package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that is or was offered.
 *
 * @param text the title
 * @param distributionChannels null from Lever where it is not published
 * @param country ISO 3166-1 alpha-2
 * @param reqCode deprecated
 * @param urls null for drafts
 * @param transcribeInterviews seen live since 2026
 * @param deletedAt only in the list of deleted ones
 */
public record Posting(
        String id,
        @Nullable String text,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable PostingState state,
        List<DistributionChannel> distributionChannels,
        @Nullable Confidentiality confidentiality,
        @Nullable Ref<User> user,
        @Nullable Ref<User> owner,
        @Nullable Ref<User> hiringManager,
        @Nullable PostingCategories categories,
        List<String> tags,
        @Nullable PostingContent content,
        @Nullable String country,
        List<Ref<User>> followers,
        @Nullable String reqCode,
        List<String> requisitionCodes,
        @Nullable String salaryDescription,
        @Nullable String salaryDescriptionHtml,
        @Nullable SalaryRange salaryRange,
        @Nullable Urls urls,
        @Nullable WorkplaceType workplaceType,
        @Nullable Boolean transcribeInterviews,
        @Nullable Screening screening,
        @Nullable Instant deletedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Posting {
        id = Keep.id(id);
        distributionChannels = Keep.list(distributionChannels);
        tags = Keep.list(tags);
        followers = Keep.list(followers);
        requisitionCodes = Keep.list(requisitionCodes);
        additional = Keep.fields(additional);
    }
}
