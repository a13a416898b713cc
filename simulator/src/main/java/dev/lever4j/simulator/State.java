package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Archived;
import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account at one moment, as the records themselves have it: what a copy of it must hold that has followed every
 * change. At one moment while nobody writes through the API: unrest and mutations wait until it was looked at, calls do
 * not. It holds every record as text, so it is for small accounts.
 *
 * @param opportunities by id; those that were not deleted, confidential ones too
 * @param postings to the byte as {@code GET /postings} lists them without include and expand, by id; those that were
 *     not deleted, confidential ones too
 * @param deletedOpportunities when each was deleted, by id; also those from before the start
 * @param deletedPostings as above
 * @param deletedApplications as above, by the id of the application: deleted alone, or with its opportunity
 */
public record State(
        Instant at,
        Map<String, Row> opportunities,
        Map<String, String> postings,
        Map<String, Instant> deletedOpportunities,
        Map<String, Instant> deletedPostings,
        Map<String, Instant> deletedApplications) {
    /**
     * One opportunity.
     *
     * @param updatedAt null on part of the old records
     * @param archivedAt null unless it is archived
     * @param json to the byte as {@code GET /opportunities} lists it without include and expand
     */
    public record Row(
            String id,
            Instant createdAt,
            @Nullable Instant updatedAt,
            String stage,
            @Nullable Instant archivedAt,
            boolean confidential,
            String json) {}

    public State {
        opportunities = Collections.unmodifiableMap(new LinkedHashMap<>(opportunities));
        postings = Map.copyOf(postings);
        deletedOpportunities = Map.copyOf(deletedOpportunities);
        deletedPostings = Map.copyOf(deletedPostings);
        deletedApplications = Map.copyOf(deletedApplications);
    }

    static State of(World world) {
        return world.order().still(() -> {
            Map<String, Row> rows = new LinkedHashMap<>();
            Map<String, Instant> gone = new LinkedHashMap<>();
            Map<String, Instant> applications = new LinkedHashMap<>();
            for (int index = 0; index < world.end(); index++) {
                Opportunity it = world.opportunity(index);
                if (it.deleted()) {
                    gone.put(it.id(), Instant.ofEpochMilli(it.deletedAt()));
                } else {
                    rows.put(it.id(), row(it));
                }
                ObjectNode application = it.everApplication();
                Instant deletedAt = instant(it.applicationDeletedAt());
                if (application != null && deletedAt != null) {
                    applications.put(Json.text(application, "id"), deletedAt);
                }
            }
            return new State(
                    Instant.ofEpochMilli(world.now()),
                    rows,
                    postings(world),
                    gone,
                    deletedPostings(world),
                    applications);
        });
    }

    private static Row row(Opportunity it) {
        Archived archived = it.archived();
        return new Row(
                it.id(),
                Instant.ofEpochMilli(it.createdAt()),
                instant(it.updatedAt()),
                it.stage(),
                archived == null ? null : Instant.ofEpochMilli(archived.at()),
                it.confidential(),
                Json.write(it.json()));
    }

    private static Map<String, String> postings(World world) {
        Map<String, String> postings = new LinkedHashMap<>();
        world.directory().postings().forEach(each -> postings.put(Json.text(each, "id"), Json.write(each)));
        return postings;
    }

    private static Map<String, Instant> deletedPostings(World world) {
        Map<String, Instant> postings = new LinkedHashMap<>();
        for (ObjectNode posting : world.directory().deletedPostings()) {
            postings.put(
                    Json.text(posting, "id"),
                    Instant.ofEpochMilli(posting.get("deletedAt").longValue()));
        }
        return postings;
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
