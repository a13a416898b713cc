package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Churn;
import dev.lever4j.simulator.world.Mutation;
import java.util.Map;

/**
 * How much goes on in the account while it is read: after each answer to {@code GET /opportunities}, before the next
 * one is looked at, so many opportunities change, on average. Which ones and how is drawn from the seeds. Immutable.
 *
 * @param seed of the changes; the simulator's own counts too
 * @param moved go to another stage, forward or back, and to that place in the list; their {@code updatedAt} changes
 * @param archived are archived, or unarchived where they were
 * @param edited change nothing but {@code updatedAt}
 * @param created are new, in any stage
 * @param deleted are listed no more but under {@code /opportunities/deleted}, and are 404
 */
public record Unrest(long seed, double moved, double archived, double edited, double created, double deleted) {
    private static final int MOST = 1000;

    public Unrest {
        Checks.between("moved", moved, MOST);
        Checks.between("archived", archived, MOST);
        Checks.between("edited", edited, MOST);
        Checks.between("created", created, MOST);
        Checks.between("deleted", deleted, MOST);
    }

    /** Nothing happens, as in a calm account; to be built upon. */
    public static Unrest none() {
        return new Unrest(1, 0, 0, 0, 0, 0);
    }

    /** So many changes a page: of ten, four move, one is archived, three are edited, one is new and one is deleted. */
    public static Unrest of(double changes) {
        double tenth = changes / 10;
        return new Unrest(1, 4 * tenth, tenth, 3 * tenth, tenth, tenth);
    }

    public Unrest seed(long seed) {
        return new Unrest(seed, moved, archived, edited, created, deleted);
    }

    public Unrest moved(double moved) {
        return new Unrest(seed, moved, archived, edited, created, deleted);
    }

    public Unrest archived(double archived) {
        return new Unrest(seed, moved, archived, edited, created, deleted);
    }

    public Unrest edited(double edited) {
        return new Unrest(seed, moved, archived, edited, created, deleted);
    }

    public Unrest created(double created) {
        return new Unrest(seed, moved, archived, edited, created, deleted);
    }

    public Unrest deleted(double deleted) {
        return new Unrest(seed, moved, archived, edited, created, deleted);
    }

    void begin(Churn churn) {
        churn.start(
                seed,
                Map.of(
                        Mutation.Kind.MOVE, moved,
                        Mutation.Kind.ARCHIVE, archived,
                        Mutation.Kind.EDIT, edited,
                        Mutation.Kind.CREATE, created,
                        Mutation.Kind.DELETE, deleted));
    }
}
