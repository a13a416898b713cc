package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Requisitions;
import dev.lever4j.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Ties a requisition to postings; a confidential posting makes it confidential and must be its only one. */
record RequisitionPostings(World world) {
    void set(Request request, ObjectNode requisition) {
        List<String> ids = Json.texts(request.body(), "postingIds");
        boolean confidential = false;
        for (String id : ids) {
            ObjectNode posting = world.directory().postingStore().find(id);
            if (posting == null) {
                throw LeverError.badRequest("posting " + id + " was not found");
            }
            confidential |= Access.isConfidential(Access.record(request, "postings", id, posting));
        }
        if (confidential && (ids.size() > 1 || isTaken(ids.get(0), requisition))) {
            throw LeverError.badRequest("a confidential posting and its requisition must belong to each other alone");
        }
        requisition.set("postings", Json.texts(ids));
        requisition.put("confidentiality", confidential ? "confidential" : "non-confidential");
    }

    private boolean isTaken(String posting, ObjectNode self) {
        return Requisitions.in(world).list().stream()
                .anyMatch(other -> !other.get("id").equals(self.get("id"))
                        && Json.texts(other, "postings").contains(posting));
    }
}
