package dev.lever4j.simulator.world;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes one change, to whom and how as it is drawn; call it while nobody looks. */
final class Changer {
    private static final int TRIES = 64;

    private final World world;

    Changer(World world) {
        this.world = world;
    }

    /** The id of the opportunity, or posting, that changed; null where none could be found that can change so. */
    @Nullable
    String apply(Mutation.Kind kind, Draw draw) {
        return switch (kind) {
            case CREATE -> create(draw);
            case DELETE_POSTING -> deletePosting(draw);
            case EDIT_POSTING -> editPosting(draw);
            case CONTACT, ANONYMIZE ->
                alter(kind, anyone(draw, it -> !it.contact().anonymized()), draw);
            case CONFIDE -> alter(kind, anyone(draw, it -> !it.confidential()), draw);
            case DELETE_APPLICATION -> alter(kind, anyone(draw, it -> it.posting() != null), draw);
            default -> alter(kind, anyone(draw, it -> true), draw);
        };
    }

    /** One that was not deleted; -1 where that cannot be found, as where there are none. */
    private int anyone(Draw draw, Predicate<Opportunity> suits) {
        for (int i = 0; i < TRIES && world.end() > 0; i++) {
            int index = draw.below(i, world.end());
            Opportunity it = world.opportunity(index);
            if (!it.deleted() && suits.test(it)) {
                return index;
            }
        }
        return -1;
    }

    private @Nullable String alter(Mutation.Kind kind, int index, Draw draw) {
        if (index < 0) {
            return null;
        }
        long now = world.now();
        String user = user(draw, TRIES);
        switch (kind) {
            case MOVE -> move(index, elsewhere(index, draw), now, user);
            case ARCHIVE -> archive(index, draw, now);
            case EDIT -> world.edit(index, edit -> edit.touch(now));
            case TAG -> world.edit(index, edit -> edit.addTags(List.of(draw.pick(TRIES + 1, Names.EXTRA_TAGS)), now));
            case NOTE -> note(index, now, user);
            case ANONYMIZE -> world.changeContact(world.opportunity(index).contact(), profile -> Profile.ANONYMIZED);
            case CONFIDE -> world.edit(index, edit -> edit.confide(now));
            case CONTACT -> rename(world.opportunity(index).contact(), draw);
            case DELETE -> delete(index, edit -> edit.delete(now, user));
            case DELETE_APPLICATION -> delete(index, edit -> edit.deleteApplication(now));
            case CREATE, DELETE_POSTING, EDIT_POSTING ->
                throw new IllegalStateException("There is no opportunity to alter");
        }
        return world.opportunityId(index);
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

    private void note(int index, long now, String user) {
        Opportunity it = world.opportunity(index);
        ObjectNode comment = Notes.comment("Called them.", Json.nothing(), user, it.stage(), now);
        Forms.notes(world).put(it.id(), Notes.note(world.newId(), user, false, comment));
        world.toucher().note(index);
    }

    private void rename(Person contact, Draw draw) {
        int first = draw.below(TRIES + 1, Names.FIRST.size());
        String drawn = name(first, draw);
        String another = name((first + 1) % Names.FIRST.size(), draw);
        world.changeContact(contact, profile -> profile.name(profile.name().equals(drawn) ? another : drawn));
    }

    private static String name(int first, Draw draw) {
        return Names.FIRST.get(first) + " " + draw.pick(TRIES + 2, Names.LAST);
    }

    /** Lists of deleted ones find it in the table. */
    private void delete(int index, UnaryOperator<Edit> deletion) {
        world.edit(index, deletion);
        world.order().put(index, world.order().place(index));
    }

    private @Nullable String deletePosting(Draw draw) {
        ObjectNode posting = anyPosting(draw);
        if (posting == null) {
            return null;
        }
        world.directory().deletePosting(posting, world.now());
        return Json.text(posting, "id");
    }

    private @Nullable String editPosting(Draw draw) {
        ObjectNode posting = anyPosting(draw);
        if (posting == null) {
            return null;
        }
        String id = Json.text(posting, "id");
        long now = world.now();
        world.directory().postingStore().change(Store.ACCOUNT, id, before -> {
            boolean closed = Json.text(before, "state").equals("closed");
            Openings.settle(before.put("state", closed ? "published" : "closed"));
            return before.put("updatedAt", now);
        });
        return id;
    }

    private @Nullable ObjectNode anyPosting(Draw draw) {
        List<ObjectNode> postings = world.directory().postings();
        return postings.isEmpty() ? null : draw.pick(TRIES, postings);
    }

    private @Nullable String create(Draw draw) {
        List<Integer> postings = world.directory().openPostings();
        if (postings.isEmpty()) {
            return null;
        }
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
        ObjectNode posting = world.directory().posting(draw.pick(5, postings));
        Opportunity made = world.add(new Made(
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
        return made.id();
    }

    private String user(Draw draw, int salt) {
        return world.directory().userId(draw.below(salt, 1 << 20));
    }
}
