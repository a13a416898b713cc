package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's way through the pipeline: the unit of recruiting in Lever. Where Lever answers a change of stage or of
 * archiving, the contact's fields (name, headline, emails, phones, links) are empty even if the contact has them.
 *
 * @param contact the person; the same person may have other opportunities
 * @param location plain text, may be empty
 * @param applications at most one
 * @param updatedAt null on old records; notes, feedback and interviews do not move it
 * @param opportunityLocation {@code unspecified} has been seen
 * @param deletedBy only in the list of deleted ones, as {@code deletedAt} is
 * @param archivedAt in old examples only, as {@code archiveReason} and {@code resume} (any JSON) are
 */
public record Opportunity(
        String id,
        @Nullable String name,
        @Nullable String headline,
        @Nullable Ref<Contact> contact,
        @Nullable Ref<Stage> stage,
        List<StageChange> stageChanges,
        @Nullable Confidentiality confidentiality,
        @Nullable String location,
        List<Phone> phones,
        List<String> emails,
        List<String> links,
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
        @Nullable DataProtection dataProtection,
        @Nullable Boolean isAnonymized,
        @Nullable String opportunityLocation,
        @Nullable String deletedBy,
        @Nullable Instant deletedAt,
        @Nullable Instant archivedAt,
        @Nullable String archiveReason,
        @Nullable Object resume,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Opportunity {
        id = Keep.id(id);
        stageChanges = Keep.list(stageChanges);
        phones = Keep.list(phones);
        emails = Keep.list(emails);
        links = Keep.list(links);
        tags = Keep.list(tags);
        sources = Keep.list(sources);
        followers = Keep.list(followers);
        applications = Keep.list(applications);
        resume = Keep.json(resume);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Opportunity[" + id + "]";
    }
}
