package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An opportunity that a caller made.
 *
 * @param creator who made it, or null where the candidate applied
 * @param postingId the posting of its application, or null where there is none
 * @param application what an applicant wrote, or null where nobody applied
 */
public record Made(
        World world,
        Person contact,
        String stage,
        long createdAt,
        long madeAt,
        String origin,
        @Nullable String creator,
        @Nullable String owner,
        List<String> followers,
        List<String> sources,
        List<String> ownTags,
        @Nullable String postingId,
        @Nullable String opportunityLocation,
        @Nullable Archived archived,
        @Nullable ObjectNode application)
        implements Facts {
    @Override
    public int rank() {
        return Math.max(0, world.directory().stageIndex(stage));
    }

    @Override
    public long rankedAt() {
        return createdAt;
    }

    @Override
    public boolean confidential() {
        ObjectNode posting = posting();
        return posting != null && Json.text(posting, "confidentiality").equals("confidential");
    }

    @Override
    public boolean deleted() {
        return false;
    }

    @Override
    public long lastInteractionAt() {
        return madeAt;
    }

    @Override
    public Long updatedAt() {
        return madeAt;
    }

    @Override
    public @Nullable Long snoozedUntil() {
        return null;
    }

    @Override
    public @Nullable String sourcedBy() {
        return origin.equals("sourced") || origin.equals("referred") ? creator : null;
    }

    @Override
    public List<String> tags() {
        Set<String> tags = new LinkedHashSet<>(ownTags);
        ObjectNode posting = posting();
        if (posting != null) {
            tags.addAll(Openings.tags(posting, "department", "team", "location", "commitment"));
        }
        return new ArrayList<>(tags);
    }

    @Override
    public @Nullable ObjectNode posting() {
        return postingId == null ? null : world.directory().everPosting(postingId);
    }

    @Override
    public List<StageChange> path() {
        return List.of(new StageChange(stage, createdAt, creator));
    }

    @Override
    public ObjectNode applicant() {
        return application == null ? ApplicationJson.nobody() : application;
    }

    @Override
    public String applicationType() {
        return application == null ? "user" : "posting";
    }

    @Override
    public @Nullable String applicationUser() {
        return creator;
    }

    @Override
    public void extras(ObjectNode node) {
        node.putNull("dataProtection");
        if (opportunityLocation != null) {
            node.put("opportunityLocation", opportunityLocation);
        }
    }
}
