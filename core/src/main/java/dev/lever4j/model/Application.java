package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes a candidate considered for a posting. Name, email and phone are null where a user added the candidate.
 *
 * @param candidateId deprecated, equal to {@code opportunityId}
 * @param resume deprecated; any JSON
 * @param customQuestions the referral's or posting's forms
 * @param ipAddress seen live since 2026, as the four after it are
 * @param ownerId in examples of the documentation only, as {@code hiringManager} is
 */
public record Application(
        String id,
        @Nullable String opportunityId,
        @Nullable String candidateId,
        @Nullable Instant createdAt,
        @Nullable ApplicationType type,
        @Nullable Ref<Posting> posting,
        @Nullable Ref<User> postingOwner,
        @Nullable Ref<User> postingHiringManager,
        @Nullable Ref<User> user,
        @Nullable String name,
        @Nullable String email,
        @Nullable Phone phone,
        @Nullable String company,
        List<String> links,
        @Nullable String comments,
        @Nullable Object resume,
        List<Form> customQuestions,
        @Nullable Archived archived,
        @Nullable RequisitionForHire requisitionForHire,
        @Nullable String ipAddress,
        @Nullable String referer,
        @Nullable String userAgent,
        @Nullable String acceptLanguage,
        @Nullable String timezone,
        @Nullable String ownerId,
        @Nullable String hiringManager,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Application {
        id = Keep.id(id);
        links = Keep.list(links);
        resume = Keep.json(resume);
        customQuestions = Keep.list(customQuestions);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Application[" + id + "]";
    }
}
