package dev.lever4j.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An opportunity as Lever writes it: order and oddities of the live records. */
final class OpportunityJson {
    private OpportunityJson() {}

    static ObjectNode of(Opportunity it) {
        ObjectNode node = Json.object().put("id", it.id());
        person(node, it);
        archived(node, it);
        node.set("tags", Json.texts(it.tags()));
        node.set("sources", Json.texts(it.sources()));
        node.set("stageChanges", stageChanges(it));
        node.put("origin", it.origin()).put("sourcedBy", it.sourcedBy()).put("owner", it.owner());
        node.set("followers", Json.texts(it.followers()));
        node.set(
                "applications",
                Json.texts(it.posting() == null ? List.of() : List.of(it.world.applicationId(it.index))));
        node.put("createdAt", it.createdAt()).put("updatedAt", it.updatedAt());
        node.put("lastInteractionAt", it.lastInteractionAt()).put("lastAdvancedAt", it.lastAdvancedAt());
        node.put("snoozedUntil", it.snoozedUntil());
        String show = "https://hire.lever.co/candidates";
        node.putObject("urls").put("list", show).put("show", show + "/" + it.id());
        node.put("isAnonymized", it.contact().anonymized());
        dataProtection(node, it.draw);
        extras(node, it);
        return node;
    }

    private static void person(ObjectNode node, Opportunity it) {
        Person person = it.contact();
        node.put("name", person.name()).put("contact", person.id()).put("headline", person.headline());
        node.put("stage", it.stage()).put("confidentiality", it.confidential() ? "confidential" : "non-confidential");
        node.put("location", person.location()).set("phones", person.phones());
        node.set("emails", Json.texts(person.emails()));
        node.set("links", Json.texts(person.links()));
    }

    private static void archived(ObjectNode node, Opportunity it) {
        if (it.archived()) {
            node.putObject("archived").put("reason", it.archiveReason()).put("archivedAt", it.archivedAt());
        } else {
            node.putNull("archived");
        }
    }

    private static ArrayNode stageChanges(Opportunity it) {
        ArrayNode changes = Json.array();
        List<Integer> path = it.path();
        long step = (it.rankedAt() - it.createdAt()) / Math.max(1, path.size() - 1);
        for (int i = 0; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            long at = last ? it.rankedAt() : it.createdAt() + i * step;
            String user =
                    it.draw.percent(400 + i, 20) ? null : it.world.directory().userId(it.draw.below(420 + i, 1000));
            change(changes, it.world.directory().stageId(path.get(i)), path.get(i), at, user);
        }
        for (Edit.StageChange move : it.moves()) {
            change(changes, move.stage(), it.world.directory().stageIndex(move.stage()), move.at(), move.user());
        }
        return changes;
    }

    /** userId is absent, not null, where nobody is known to have moved it. */
    private static void change(ArrayNode changes, String stage, int index, long at, @Nullable String user) {
        ObjectNode change = changes.addObject()
                .put("toStageId", stage)
                .put("toStageIndex", index)
                .put("updatedAt", at);
        if (user != null) {
            change.put("userId", user);
        }
    }

    private static void dataProtection(ObjectNode node, Draw draw) {
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

    private static void extras(ObjectNode node, Opportunity it) {
        String location = it.opportunityLocation();
        if (location != null) {
            node.put("opportunityLocation", location);
        }
        // Lever adds fields without notice: a client has to live with one it does not know.
        if (it.index % 41 == 40) {
            node.putObject("talentFit")
                    .put("score", it.draw.below(33, 1000) / 1000.0)
                    .putArray("labels")
                    .add("beta ✨");
        }
        if (it.deleted()) {
            node.put("deletedBy", it.world.directory().userId(it.index)).put("deletedAt", it.deletedAt());
        }
    }
}
