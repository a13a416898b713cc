package dev.lever4j.simulator.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The application of an opportunity, in the order of the live records. */
final class ApplicationJson {
    private ApplicationJson() {}

    static ObjectNode of(Opportunity it, ObjectNode posting) {
        ObjectNode node = Json.object().put("id", it.world.applicationId(it.index));
        node.put("type", it.facts.applicationType());
        node.put("candidateId", it.id()).put("opportunityId", it.id());
        node.put("posting", Json.text(posting, "id"));
        node.set("postingHiringManager", posting.get("hiringManager"));
        node.set("postingOwner", posting.get("owner"));
        node.setAll(it.facts.applicant());
        node.put("user", it.facts.applicationUser());
        if (!node.has("customQuestions")) {
            node.putArray("customQuestions");
        }
        node.put("createdAt", it.createdAt());
        archived(node, it.archived());
        hire(node, it.archived());
        node.putNull("ipAddress").putNull("referer");
        return node.putNull("userAgent").putNull("acceptLanguage").putNull("timezone");
    }

    /** What is said of the applicant where nobody applied. */
    static ObjectNode nobody() {
        ObjectNode nobody = Json.object()
                .putNull("name")
                .putNull("company")
                .putNull("phone")
                .putNull("email");
        nobody.putArray("links");
        return nobody.putNull("comments");
    }

    static void archived(ObjectNode node, @Nullable Archived archived) {
        if (archived == null) {
            node.putNull("archived");
        } else {
            node.putObject("archived").put("reason", archived.reason()).put("archivedAt", archived.at());
        }
    }

    private static void hire(ObjectNode node, @Nullable Archived archived) {
        Archived.Hire hire = archived == null ? null : archived.hire();
        if (hire == null) {
            node.putNull("requisitionForHire");
        } else {
            node.putObject("requisitionForHire")
                    .put("id", hire.id())
                    .put("requisitionCode", hire.requisitionCode())
                    .put("hiringManagerOnHire", hire.hiringManager());
        }
    }
}
