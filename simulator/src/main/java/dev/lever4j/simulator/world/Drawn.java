package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An opportunity drawn from the seed; each fact when it is asked for, so that a filter pays only for what it looks at.
 */
final class Drawn implements Facts {
    private final World world;
    private final int index;
    private final Draw draw;

    Drawn(World world, int index, Draw draw) {
        this.world = world;
        this.index = index;
        this.draw = draw;
    }

    @Override
    public int rank() {
        return world.population().stage(index);
    }

    @Override
    public long rankedAt() {
        return world.population().lastAdvancedAt(index);
    }

    @Override
    public boolean confidential() {
        return index >= world.population().listed()
                && index < world.population().visible();
    }

    @Override
    public boolean deleted() {
        return index >= world.population().visible();
    }

    @Override
    public long createdAt() {
        return draw.percent(1, 25) ? rankedAt() : rankedAt() - draw.belowLong(2, 120 * World.DAY);
    }

    @Override
    public long madeAt() {
        return createdAt();
    }

    @Override
    public long lastInteractionAt() {
        return Math.min(World.PRESENT, rankedAt() + draw.belowLong(3, 30 * World.DAY));
    }

    /** Null on part of the old records. */
    @Override
    public @Nullable Long updatedAt() {
        boolean old = rankedAt() < World.PRESENT - 900 * World.DAY;
        return old && draw.percent(4, 30) ? null : Long.valueOf(lastInteractionAt() + draw.below(5, 500));
    }

    @Override
    public @Nullable Archived archived() {
        return draw.percent(6, 45) ? new Archived(archiveReason(), lastInteractionAt()) : null;
    }

    private String archiveReason() {
        List<ObjectNode> reasons = world.directory().archiveReasons();
        boolean hired = rank() == world.directory().stages().size() - 1 && draw.percent(7, 60);
        return Json.text(reasons.get(hired ? 0 : 1 + draw.below(8, reasons.size() - 1)), "id");
    }

    @Override
    public @Nullable Long snoozedUntil() {
        return !draw.percent(6, 45) && draw.percent(9, 8) ? Long.valueOf(rankedAt() + 200 * World.DAY) : null;
    }

    @Override
    public String origin() {
        return draw.pick(10, Names.ORIGINS);
    }

    @Override
    public @Nullable String sourcedBy() {
        return origin().equals("sourced") || origin().equals("referred") ? user(11) : null;
    }

    @Override
    public @Nullable String owner() {
        return draw.percent(12, 90) ? user(13) : null;
    }

    @Override
    public List<String> followers() {
        Set<String> followers = new LinkedHashSet<>();
        for (int i = 0; i < draw.below(14, 7); i++) {
            followers.add(user(140 + i));
        }
        return List.copyOf(followers);
    }

    @Override
    public List<String> sources() {
        String first = draw.pick(15, Names.SOURCES);
        String second = draw.pick(16, Names.SOURCES);
        return first.equals(second) || draw.percent(17, 70) ? List.of(first) : List.of(first, second);
    }

    @Override
    public List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        ObjectNode posting = posting();
        if (posting != null) {
            tags.addAll(Openings.tags(posting, "team", "department", "location", "commitment"));
        }
        for (int i = 0; i < draw.below(18, 6); i++) {
            tags.add(draw.pick(180 + i, Names.EXTRA_TAGS));
        }
        return List.copyOf(tags);
    }

    @Override
    public @Nullable ObjectNode posting() {
        if (!confidential() && draw.percent(19, 15)) {
            return null;
        }
        int posting =
                confidential() ? Openings.OPEN + draw.below(20, Openings.CONFIDENTIAL) : draw.below(20, Openings.OPEN);
        return world.directory().posting(posting);
    }

    /** Null on a few, as live. */
    @Override
    public @Nullable String opportunityLocation() {
        if (draw.percent(21, 3)) {
            return null;
        }
        return draw.percent(22, 5) ? "unspecified" : draw.pick(23, Names.CITIES);
    }

    /** The stages it went through, back and forth. */
    @Override
    public List<StageChange> path() {
        int last = world.directory().stages().size() - 1;
        int detours = createdAt() == rankedAt() ? 0 : 2 + draw.below(24, 12);
        long step = (rankedAt() - createdAt()) / Math.max(1, detours);
        List<StageChange> path = new ArrayList<>();
        for (int i = 0; i <= detours; i++) {
            int stage = i == detours ? rank() : draw.below(240 + i, last);
            String user = draw.percent(400 + i, 20) ? null : world.directory().userId(draw.below(420 + i, 1000));
            long at = i == detours ? rankedAt() : createdAt() + i * step;
            path.add(new StageChange(world.directory().stageId(stage), at, user));
        }
        return path;
    }

    @Override
    public String applicationType() {
        return origin().equals("applied") ? "posting" : origin().equals("referred") ? "referral" : "user";
    }

    @Override
    public @Nullable String applicationUser() {
        return applicationType().equals("posting") ? null : world.directory().userId(draw.below(60, 1000));
    }

    @Override
    public ObjectNode applicant() {
        Person person = world.person(World.drawnContact(index));
        if (!applicationType().equals("posting") || person.anonymized()) {
            return ApplicationJson.nobody();
        }
        ObjectNode applicant = Json.object().put("name", person.name());
        applicant.put("company", draw.pick(61, Names.COMPANIES));
        applicant.putObject("phone").putNull("type").put("value", "(555) 123-4567");
        applicant.put(
                "email", person.emails().isEmpty() ? null : person.emails().get(0));
        applicant.set("links", Json.texts(person.links()));
        applicant.put("comments", "Dear team,\r\n\r\nplease find my CV enclosed. \u201cThank you\u201d \u2013 really.");
        return applicant;
    }

    @Override
    public void extras(ObjectNode node) {
        dataProtection(node);
        String location = opportunityLocation();
        if (location != null) {
            node.put("opportunityLocation", location);
        }
        // Lever adds fields without notice: a client has to live with one it does not know.
        if (index % 41 == 40) {
            node.putObject("talentFit")
                    .put("score", draw.below(33, 1000) / 1000.0)
                    .putArray("labels")
                    .add("beta ✨");
        }
        if (deleted()) {
            node.put("deletedBy", world.directory().userId(index)).put("deletedAt", rankedAt() + 1);
        }
    }

    private void dataProtection(ObjectNode node) {
        if (draw.percent(30, 30)) {
            node.putNull("dataProtection");
            return;
        }
        ObjectNode protection = node.putObject("dataProtection");
        protection
                .putObject("store")
                .put("allowed", true)
                .put("expiresAt", World.PRESENT + draw.below(31, 700) * World.DAY);
        protection.putObject("contact").put("allowed", draw.percent(32, 60)).putNull("expiresAt");
    }

    private String user(int salt) {
        return world.directory().userId(draw.below(salt, 1 << 20));
    }
}
