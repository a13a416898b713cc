package dev.lever4j.simulator.world;

import tools.jackson.databind.node.ObjectNode;

/** The application of an opportunity, in the order of the live records. */
final class ApplicationJson {
    private ApplicationJson() {}

    static ObjectNode of(Opportunity it, ObjectNode posting) {
        String type = it.origin().equals("applied") ? "posting" : it.origin().equals("referred") ? "referral" : "user";
        ObjectNode node =
                Json.object().put("id", it.world.applicationId(it.index)).put("type", type);
        node.put("candidateId", it.id()).put("opportunityId", it.id());
        node.put("posting", Json.text(posting, "id"));
        node.set("postingHiringManager", posting.get("hiringManager"));
        node.set("postingOwner", posting.get("owner"));
        applicant(node, it, type.equals("posting"));
        node.put("user", type.equals("posting") ? null : it.world.directory().userId(it.draw.below(60, 1000)));
        node.putArray("customQuestions");
        node.put("createdAt", it.createdAt());
        if (it.archived()) {
            node.putObject("archived").put("reason", it.archiveReason()).put("archivedAt", it.archivedAt());
        } else {
            node.putNull("archived");
        }
        node.putNull("requisitionForHire").putNull("ipAddress").putNull("referer");
        return node.putNull("userAgent").putNull("acceptLanguage").putNull("timezone");
    }

    private static void applicant(ObjectNode node, Opportunity it, boolean applied) {
        Person person = it.contact();
        if (!applied || person.anonymized()) {
            node.putNull("name").putNull("company").putNull("phone").putNull("email");
            node.putArray("links");
            node.putNull("comments");
            return;
        }
        node.put("name", person.name()).put("company", it.draw.pick(61, Names.COMPANIES));
        node.putObject("phone").putNull("type").put("value", "(555) 123-4567");
        node.put("email", person.emails().isEmpty() ? null : person.emails().get(0));
        node.set("links", Json.texts(person.links()));
        node.put("comments", "Dear team,\r\n\r\nplease find my CV enclosed. \u201cThank you\u201d \u2013 really.");
    }
}
