package dev.lever4j.simulator.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changes in the account by itself, one step after the other. A step happens while nobody looks; what it changes
 * follows from the seeds, the number of the step and the account as it is. Thread-safe.
 */
public final class Churn {
    /** A step makes fewer changes than this. */
    private static final int MOST = 8192;

    private static final int TRIES = 64;

    private final World world;
    private final long worldSeed;
    private volatile @Nullable Pace pace;
    /** Guarded by the lock of {@link World#order()}. */
    private long step;

    /** What can happen to an opportunity, or make one. */
    public enum Change {
        /** It goes to another stage, and to that place in the list. */
        MOVE,
        /** It is archived, or unarchived where it was. */
        ARCHIVE,
        /** Nothing but its time of update changes. */
        EDIT,
        CREATE,
        DELETE
    }

    /** @param averages how many changes a step makes on average, at most 1000 of each */
    private record Pace(long seed, Map<Change, Double> averages) {}

    Churn(World world, long worldSeed) {
        this.world = world;
        this.worldSeed = worldSeed;
    }

    /** From the next step on; the numbers of the steps go on where an earlier pace left them. */
    public void start(long seed, Map<Change, Double> averages) {
        if (averages.values().stream().allMatch(average -> average == 0)) {
            calm();
            return;
        }
        Pace next = new Pace(seed, Map.copyOf(averages));
        pace = world.order().change(() -> {
            world.order().unsettle();
            return next;
        });
    }

    /** Nothing changes by itself any more; what has changed stays. */
    public void calm() {
        pace = null;
    }

    public void step() {
        if (pace != null) {
            int ignored = world.order().change(this::changes);
        }
    }

    private int changes() {
        Pace now = pace;
        if (now == null) {
            return 0;
        }
        long number = step++;
        int done = 0;
        for (Change change : Change.values()) {
            double average = now.averages.getOrDefault(change, 0.0);
            double share = draw(now, number, MOST - 1 - change.ordinal()).share(0);
            int times = (int) Math.floor(average + share);
            for (int i = 0; i < times; i++) {
                apply(change, draw(now, number, done++));
            }
        }
        return done;
    }

    private Draw draw(Pace now, long number, int n) {
        return new Draw(worldSeed + 1_000_003 * now.seed, Kind.CHURN, number * MOST + n);
    }

    private void apply(Change change, Draw draw) {
        int index = change == Change.CREATE ? -1 : anyone(draw);
        if (index >= 0) {
            alter(change, index, draw);
        } else if (change == Change.CREATE) {
            create(draw);
        }
    }

    /** One that was not deleted; -1 where that cannot be found, as where there are none. */
    private int anyone(Draw draw) {
        for (int i = 0; i < TRIES && world.end() > 0; i++) {
            int index = draw.below(i, world.end());
            if (!world.opportunity(index).deleted()) {
                return index;
            }
        }
        return -1;
    }

    private void alter(Change change, int index, Draw draw) {
        long now = world.now();
        String user = user(draw, TRIES);
        switch (change) {
            case MOVE -> move(index, elsewhere(index, draw), now, user);
            case ARCHIVE -> archive(index, draw, now);
            case EDIT -> world.edit(index, edit -> edit.touch(now));
            case DELETE -> {
                world.edit(index, edit -> edit.delete(now, user));
                world.order().put(index, world.order().place(index)); // lists of deleted ones find it in the table
            }
            case CREATE -> throw new IllegalStateException("There is nothing to alter yet");
        }
    }

    private void move(int index, int stage, long now, String user) {
        Opportunity moved =
                world.edit(index, edit -> edit.move(world.directory().stageId(stage), now, user));
        world.order().put(index, new Place(stage, now, moved.id()));
    }

    /** Any stage but the one it is in. */
    private int elsewhere(int index, Draw draw) {
        int stages = world.directory().stages().size();
        int here = world.directory().stageIndex(world.opportunity(index).stage());
        return (here + 1 + draw.below(TRIES + 1, stages - 1)) % stages;
    }

    private void archive(int index, Draw draw, long now) {
        boolean archived = world.opportunity(index).archived() != null;
        String reason = Json.text(draw.pick(TRIES + 1, world.directory().archiveReasons()), "id");
        world.edit(index, edit -> archived ? edit.unarchive(now) : edit.archive(new Archived(reason, now)));
    }

    private void create(Draw draw) {
        long now = world.now();
        int number = world.end();
        String user = user(draw, 0);
        String name = draw.pick(1, Names.FIRST) + " " + draw.pick(2, Names.LAST);
        Person contact = world.newContact(new Profile(
                name,
                draw.pick(3, Names.COMPANIES),
                draw.pick(4, Names.CITIES),
                List.of("newcomer." + number + "@example.com"),
                Json.array(),
                List.of()));
        ObjectNode posting = world.directory().posting(draw.below(5, Openings.OPEN));
        world.add(new Made(
                world,
                contact,
                world.directory()
                        .stageId(draw.below(6, world.directory().stages().size())),
                now,
                now,
                draw.pick(7, Names.ORIGINS),
                user,
                user,
                List.of(user),
                List.of(draw.pick(8, Names.SOURCES)),
                List.of(),
                Json.text(posting, "id"),
                draw.pick(9, Names.CITIES),
                null,
                null));
    }

    private String user(Draw draw, int salt) {
        return world.directory().userId(draw.below(salt, 1 << 20));
    }
}
