package dev.lever4j.simulator.world;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An opportunity as Lever writes it: order and oddities of the live records. */
final class OpportunityJson {
    private OpportunityJson() {}

    static ObjectNode of(Opportunity it) {
        ObjectNode node = Json.object().put("id", it.id());
        person(node, it);
        ApplicationJson.archived(node, it.archived());
        node.set("tags", Json.texts(it.tags()));
        node.set("sources", Json.texts(it.sources()));
        node.set("stageChanges", stageChanges(it));
        node.put("origin", it.origin()).put("sourcedBy", it.facts.sourcedBy()).put("owner", it.owner());
        node.set("followers", Json.texts(it.facts.followers()));
        node.set(
                "applications",
                Json.texts(it.posting() == null ? List.of() : List.of(it.world.applicationId(it.index))));
        node.put("createdAt", it.createdAt()).put("updatedAt", it.updatedAt());
        node.put("lastInteractionAt", it.lastInteractionAt()).put("lastAdvancedAt", it.lastAdvancedAt());
        node.put("snoozedUntil", it.snoozedUntil());
        String show = "https://hire.lever.co/candidates";
        node.putObject("urls").put("list", show).put("show", show + "/" + it.id());
        node.put("isAnonymized", it.contact().anonymized());
        it.facts.extras(node);
        Edit.Deletion deletion = it.deletion();
        if (deletion != null) {
            node.put("deletedBy", deletion.user()).put("deletedAt", deletion.at());
        }
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

    private static ArrayNode stageChanges(Opportunity it) {
        ArrayNode changes = Json.array();
        for (StageChange move : it.stageChanges()) {
            ObjectNode change = changes.addObject()
                    .put("toStageId", move.stage())
                    .put("toStageIndex", it.world.directory().stageIndex(move.stage()))
                    .put("updatedAt", move.at());
            // absent, not null, where nobody is known to have moved it
            if (move.user() != null) {
                change.put("userId", move.user());
            }
        }
        return changes;
    }
}
