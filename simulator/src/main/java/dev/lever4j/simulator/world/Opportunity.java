package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One opportunity as it is now: its facts, and on top what callers changed. */
public final class Opportunity {
    private static final long NEVER = Long.MIN_VALUE;

    final World world;
    final int index;
    final Facts facts;
    private final Edit edit;

    Opportunity(World world, int index, Facts facts, Edit edit) {
        this.world = world;
        this.index = index;
        this.facts = facts;
        this.edit = edit;
    }

    public String id() {
        return world.opportunityId(index);
    }

    public int index() {
        return index;
    }

    /** False where a caller made it. */
    public boolean generated() {
        return index < world.population().total();
    }

    /** The rank that orders listings unless it was {@link Order placed} anew; a move through the API does not. */
    public int rank() {
        return facts.rank();
    }

    /** The time that goes with {@link #rank()}. */
    public long rankedAt() {
        return facts.rankedAt();
    }

    public Person contact() {
        return world.contactOf(index);
    }

    public String stage() {
        List<StageChange> moves = edit.stageChanges();
        return moves.isEmpty()
                ? world.directory().stageId(facts.rank())
                : moves.get(moves.size() - 1).stage();
    }

    public boolean confidential() {
        return edit.confidential() || facts.confidential();
    }

    public boolean deleted() {
        return edit.deletion() != null || facts.deleted();
    }

    public long deletedAt() {
        Edit.Deletion deletion = edit.deletion();
        if (deletion != null) {
            return deletion.at();
        }
        return facts.deleted() ? rankedAt() + 1 : NEVER;
    }

    /** Null where it was deleted before the start, or not at all. */
    public Edit.@Nullable Deletion deletion() {
        return edit.deletion();
    }

    public long createdAt() {
        return facts.createdAt();
    }

    /** Since when it has been there; {@link #createdAt()} can be given by who makes it. */
    public long madeAt() {
        return facts.madeAt();
    }

    public long lastAdvancedAt() {
        List<StageChange> moves = edit.stageChanges();
        return moves.isEmpty() ? rankedAt() : moves.get(moves.size() - 1).at();
    }

    public long lastInteractionAt() {
        return Math.max(facts.lastInteractionAt(), edit.updatedAt());
    }

    /** Null on part of the old records. */
    public @Nullable Long updatedAt() {
        return edit.updatedAt() > 0 ? Long.valueOf(edit.updatedAt()) : facts.updatedAt();
    }

    /** Null unless archived. */
    public @Nullable Archived archived() {
        Optional<Archived> changed = edit.archived();
        return changed == null ? facts.archived() : changed.orElse(null);
    }

    /** Null unless snoozed. */
    public @Nullable Long snoozedUntil() {
        return facts.snoozedUntil();
    }

    public String origin() {
        return facts.origin();
    }

    public @Nullable String owner() {
        return facts.owner();
    }

    public List<String> sources() {
        return edit.sources().over(facts.sources());
    }

    public List<String> tags() {
        return edit.tags().over(facts.tags());
    }

    /** The posting of the one application, or null where there is no application. */
    public @Nullable ObjectNode posting() {
        return edit.applicationGone() > 0 ? null : facts.posting();
    }

    /** Null where the field is absent, as on a few live records. */
    public @Nullable String opportunityLocation() {
        return facts.opportunityLocation();
    }

    /** The application, or null. */
    public @Nullable ObjectNode application() {
        ObjectNode posting = posting();
        return posting == null ? null : ApplicationJson.of(this, posting);
    }

    /** When the application was deleted, alone or with the opportunity; null where there is one or never was. */
    public @Nullable Long applicationDeletedAt() {
        if (facts.posting() == null) {
            return null;
        }
        return edit.applicationGone() > 0
                ? Long.valueOf(edit.applicationGone())
                : deleted() ? Long.valueOf(deletedAt()) : null;
    }

    /** The application, also where it was deleted; null where there never was one. */
    public @Nullable ObjectNode everApplication() {
        ObjectNode posting = facts.posting();
        return posting == null ? null : ApplicationJson.of(this, posting);
    }

    public ObjectNode json() {
        return OpportunityJson.of(this);
    }

    List<StageChange> stageChanges() {
        List<StageChange> changes = new ArrayList<>(facts.path());
        changes.addAll(edit.stageChanges());
        return changes;
    }
}
