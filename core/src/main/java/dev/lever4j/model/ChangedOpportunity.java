package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lever answers when a part of an opportunity was changed: the opportunity without what belongs to its contact
 * (name, headline, location, phones, e-mails, links, data protection, anonymity). These came empty although the contact
 * has them when stage, archiving, tags and sources were changed (seen live), so they are left out here; read the
 * opportunity again for them.
 */
@JsonIgnoreProperties({"name", "headline", "location", "phones", "emails", "links", "dataProtection", "isAnonymized"})
public record ChangedOpportunity(
        String id,
        @Nullable Ref<Contact> contact,
        @Nullable Ref<Stage> stage,
        List<StageChange> stageChanges,
        @Nullable Confidentiality confidentiality,
        @Nullable Archived archived,
        List<String> tags,
        List<String> sources,
        @Nullable Ref<User> sourcedBy,
        @Nullable Origin origin,
        @Nullable Ref<User> owner,
        List<Ref<User>> followers,
        List<Ref<Application>> applications,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant lastInteractionAt,
        @Nullable Instant lastAdvancedAt,
        @Nullable Instant snoozedUntil,
        @Nullable Urls urls,
        @Nullable String opportunityLocation,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public ChangedOpportunity {
        id = Keep.id(id);
        stageChanges = Keep.list(stageChanges);
        tags = Keep.list(tags);
        sources = Keep.list(sources);
        followers = Keep.list(followers);
        applications = Keep.list(applications);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "ChangedOpportunity[" + id + "]";
    }
}
