package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may see what: confidential records, and everything below them, take the right to confidential data. */
final class Access {
    private Access() {}

    /** The opportunity of the path. */
    static Opportunity opportunity(World world, Request request) {
        String id = request.var("opportunity");
        int index = world.indexOf(id);
        if (index < 0 || world.opportunity(index).deleted()) {
            throw LeverError.notFound("opportunities", id);
        }
        Opportunity opportunity = world.opportunity(index);
        check(request, opportunity.confidential());
        return opportunity;
    }

    /** A posting or requisition that was looked up, or 404; a copy that may be changed. */
    static ObjectNode record(Request request, String resource, String id, @Nullable ObjectNode found) {
        if (found == null) {
            throw LeverError.notFound(resource, id);
        }
        check(request, isConfidential(found));
        return found.deepCopy();
    }

    static boolean isConfidential(JsonNode record) {
        return Json.text(record, "confidentiality").equals("confidential");
    }

    /** Whether a list shows a record; it defaults to what is not confidential. */
    static boolean shows(Request request, boolean confidential) {
        String wanted = wanted(request);
        return wanted.equals("all") || wanted.equals("confidential") == confidential;
    }

    /** Refuses {@code confidentiality} without the right. */
    static void checkList(Request request) {
        check(request, !wanted(request).equals("non-confidential"));
    }

    static Parameter parameter() {
        return Parameter.word("confidentiality", "confidential", "non-confidential", "all");
    }

    /** Where a list has no {@code confidentiality} to ask for. */
    static boolean mayBeSeen(Request request, boolean confidential) {
        return !confidential || request.caller().seesConfidential();
    }

    private static String wanted(Request request) {
        return Objects.requireNonNullElse(request.query().one("confidentiality"), "non-confidential");
    }

    private static void check(Request request, boolean confidential) {
        if (confidential && !request.caller().seesConfidential()) {
            throw LeverError.forbidden("This credential has no access to confidential data");
        }
    }
}
