package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One opportunity; each fact is drawn when it is asked for, so that a filter pays only for what it looks at. */
public final class Opportunity {
    private static final long NEVER = Long.MIN_VALUE;

    final World world;
    final int index;
    final Draw draw;
    private final Edit edit;

    Opportunity(World world, int index, Edit edit, Draw draw) {
        this.world = world;
        this.index = index;
        this.edit = edit;
        this.draw = draw;
    }

    public String id() {
        return world.opportunityId(index);
    }

    /** The rank that orders listings; a move through the API does not reorder them. */
    public int rank() {
        return world.population().stage(index);
    }

    /** The time that orders listings. */
    public long rankedAt() {
        return world.population().lastAdvancedAt(index);
    }

    public Person contact() {
        return world.person(World.contactIndex(index));
    }

    public String stage() {
        List<Edit.StageChange> moves = edit.stageChanges();
        return moves.isEmpty()
                ? world.directory().stageId(rank())
                : moves.get(moves.size() - 1).stage();
    }

    public boolean confidential() {
        return index >= world.population().listed()
                && index < world.population().visible();
    }

    public boolean deleted() {
        return index >= world.population().visible();
    }

    public long deletedAt() {
        return deleted() ? rankedAt() + 1 : NEVER;
    }

    public long createdAt() {
        return draw.percent(1, 25) ? rankedAt() : rankedAt() - draw.belowLong(2, 120 * World.DAY);
    }

    public long lastAdvancedAt() {
        List<Edit.StageChange> moves = edit.stageChanges();
        return moves.isEmpty() ? rankedAt() : moves.get(moves.size() - 1).at();
    }

    public long lastInteractionAt() {
        long drawn = Math.min(World.PRESENT, rankedAt() + draw.belowLong(3, 30 * World.DAY));
        return Math.max(drawn, edit.updatedAt());
    }

    /** Null on part of the old records. */
    public @Nullable Long updatedAt() {
        if (edit.updatedAt() > 0) {
            return edit.updatedAt();
        }
        boolean old = rankedAt() < World.PRESENT - 900 * World.DAY;
        return old && draw.percent(4, 30) ? null : Long.valueOf(lastInteractionAt() + draw.below(5, 500));
    }

    public boolean archived() {
        return draw.percent(6, 45);
    }

    /** Null unless archived. */
    public @Nullable Long archivedAt() {
        return archived()
                ? Long.valueOf(Math.min(World.PRESENT, rankedAt() + draw.belowLong(3, 30 * World.DAY)))
                : null;
    }

    /** Null unless archived. */
    public @Nullable String archiveReason() {
        if (!archived()) {
            return null;
        }
        List<ObjectNode> reasons = world.directory().archiveReasons();
        boolean hired = rank() == world.directory().stages().size() - 1 && draw.percent(7, 60);
        return Json.text(reasons.get(hired ? 0 : 1 + draw.below(8, reasons.size() - 1)), "id");
    }

    /** Null unless snoozed. */
    public @Nullable Long snoozedUntil() {
        return !archived() && draw.percent(9, 8) ? Long.valueOf(rankedAt() + 200 * World.DAY) : null;
    }

    public String origin() {
        return draw.pick(10, Names.ORIGINS);
    }

    public @Nullable String sourcedBy() {
        return origin().equals("sourced") || origin().equals("referred") ? user(11) : null;
    }

    public @Nullable String owner() {
        return draw.percent(12, 90) ? user(13) : null;
    }

    public List<String> followers() {
        Set<String> followers = new LinkedHashSet<>();
        for (int i = 0; i < draw.below(14, 7); i++) {
            followers.add(user(140 + i));
        }
        return List.copyOf(followers);
    }

    public List<String> sources() {
        String first = draw.pick(15, Names.SOURCES);
        String second = draw.pick(16, Names.SOURCES);
        return first.equals(second) || draw.percent(17, 70) ? List.of(first) : List.of(first, second);
    }

    public List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        ObjectNode posting = posting();
        if (posting != null) {
            tags.add(Json.text(posting, "text"));
            for (String category : List.of("team", "department", "location", "commitment")) {
                tags.add(Json.text(posting.get("categories"), category));
            }
        }
        for (int i = 0; i < draw.below(18, 6); i++) {
            tags.add(draw.pick(180 + i, Names.EXTRA_TAGS));
        }
        tags.addAll(edit.tags());
        return List.copyOf(tags);
    }

    /** The posting of the one application, or null where there is no application. */
    public @Nullable ObjectNode posting() {
        if (!confidential() && draw.percent(19, 15)) {
            return null;
        }
        int posting =
                confidential() ? Openings.OPEN + draw.below(20, Openings.CONFIDENTIAL) : draw.below(20, Openings.OPEN);
        return world.directory().posting(posting);
    }

    /** Null where the field is absent, as on a few live records. */
    public @Nullable String opportunityLocation() {
        if (draw.percent(21, 3)) {
            return null;
        }
        return draw.percent(22, 5) ? "unspecified" : draw.pick(23, Names.CITIES);
    }

    /** False where a caller made it. */
    public boolean generated() {
        return index < world.population().total();
    }

    public int index() {
        return index;
    }

    /** The application, or null. */
    public @Nullable ObjectNode application() {
        ObjectNode posting = posting();
        return posting == null ? null : ApplicationJson.of(this, posting);
    }

    public ObjectNode json() {
        return OpportunityJson.of(this);
    }

    List<Edit.StageChange> moves() {
        return edit.stageChanges();
    }

    private String user(int salt) {
        return world.directory().userId(draw.below(salt, 1 << 20));
    }

    /** The stages it went through, back and forth, to where it is. */
    List<Integer> path() {
        int last = world.directory().stages().size() - 1;
        int detours = createdAt() == rankedAt() ? 0 : 2 + draw.below(24, 12);
        List<Integer> path = new ArrayList<>();
        for (int i = 0; i < detours; i++) {
            path.add(draw.below(240 + i, last));
        }
        path.add(rank());
        return path;
    }
}
