package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Requisitions;
import dev.lever4j.simulator.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Requisitions as reads show them, and the other shape that live writes answer. */
record RequisitionView(World world) {
    ObjectNode read(ObjectNode requisition) {
        ObjectNode shown = requisition.deepCopy();
        shown.remove(List.of("stateHistory", Requisitions.FROZEN));
        return shown;
    }

    /** Lever's internal record: other names, no confidentiality, no approval. */
    ObjectNode written(ObjectNode it) {
        ObjectNode node = Json.object().put("accountId", world.accountId());
        copy(it, "backfill", node, "backfill");
        copy(it, "createdAt", node, "createdAt");
        copy(it, "creator", node, "creatorUserId");
        node.put("hasConfidentialPosting", Access.isConfidential(it));
        copy(it, "internalNotes", node, "internalNotes");
        copy(it, "name", node, "name");
        copy(it, "owner", node, "ownerUserId");
        copy(it, "postings", node, "postingIds");
        copy(it, "requisitionCode", node, "requisitionCode");
        copy(it, "offerIds", node, "reservedOfferIds");
        copy(it, "status", node, "status");
        copy(it, "stateHistory", node, "stateHistory");
        copy(it, "updatedAt", node, "updatedAt");
        copy(it, "headcountInfinite", node, "headcountInfinite");
        copy(it, "headcountTotal", node, "headcountTotal");
        copy(it, "headcountHired", node, "headcountHired");
        for (String field : List.of(
                "employmentStatus",
                "location",
                "team",
                "department",
                "compensationBand",
                "hiringManager",
                "closedAt")) {
            if (it.hasNonNull(field)) {
                copy(it, field, node, field.equals("hiringManager") ? "hiringManagerUserId" : field);
            }
        }
        copy(it, "customFields", node, "customFields");
        copy(it, "id", node, "id");
        Set<String> tokens = new LinkedHashSet<>(runs(Json.text(it, "name"), "\\s+", " "));
        tokens.addAll(runs(Json.text(it, "requisitionCode"), "-", "-"));
        node.putObject("search").set("nameCodeTokens", Json.texts(tokens));
        return node;
    }

    private static void copy(ObjectNode from, String field, ObjectNode to, String name) {
        to.set(name, from.path(field).deepCopy());
    }

    /** Single words, then neighbours, then three in a row. */
    private static List<String> runs(String text, String separator, String joiner) {
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split(separator));
        List<String> runs = new ArrayList<>();
        for (int length = 1; length <= 3; length++) {
            for (int i = 0; i + length <= words.size(); i++) {
                runs.add(String.join(joiner, words.subList(i, i + length)));
            }
        }
        return runs;
    }
}
