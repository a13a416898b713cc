package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requisitions: one for each generated posting. Two fields are for us: the history of states, and {@link #FROZEN}. */
public final class Requisitions {
    /** Set where a field of its schema was changed: the requisition became read-only. */
    public static final String FROZEN = "frozen";

    private static final List<String> EMPLOYMENT = List.of("full-time", "Exempt Full-Time", "Part-Time", "contractor");

    private Requisitions() {}

    public static Store in(World world) {
        return world.store("requisitions", () -> generated(world));
    }

    /** Makes those read-only that use this custom field. */
    public static void freeze(World world, String field) {
        Store requisitions = in(world);
        for (ObjectNode requisition : requisitions.list()) {
            if (requisition.path("customFields").has(field)) {
                requisitions.put(requisition.deepCopy().put(FROZEN, true));
            }
        }
    }

    private static List<ObjectNode> generated(World world) {
        List<ObjectNode> requisitions = new ArrayList<>();
        for (ObjectNode posting : world.directory().postingStore().generatedList()) {
            requisitions.add(requisition(world, requisitions.size(), posting));
        }
        return requisitions;
    }

    private static ObjectNode requisition(World world, int i, ObjectNode posting) {
        Draw draw = world.draw(Kind.REQUISITION, i);
        long at = posting.get("createdAt").longValue() - World.DAY;
        String status = status(Json.text(posting, "state"), i);
        Long closedAt = status.equals("closed") ? Long.valueOf(at + 30 * World.DAY) : null;
        boolean unlimited = i % 9 == 8;
        ObjectNode node = Json.object().put("id", world.ids(Kind.REQUISITION).of(i));
        node.put("createdAt", at).put("confidentiality", Json.text(posting, "confidentiality"));
        node.put("status", status).put("name", Json.text(posting, "text"));
        node.put("requisitionCode", Json.text(posting, "reqCode"));
        node.set("headcountTotal", unlimited ? Json.string("unlimited") : Json.number(1 + draw.below(1, 10)));
        node.put("headcountHired", closedAt == null ? 0 : 1).put("headcountInfinite", unlimited);
        node.put("backfill", draw.percent(2, 30));
        node.put("creator", user(world, draw, 3)).put("owner", user(world, draw, 4));
        node.set("hiringManager", posting.get("hiringManager"));
        node.put("internalNotes", draw.percent(5, 50) ? "" : "Key hire \u2013 prefer two");
        band(node, draw);
        approval(node, world, i, at);
        JsonNode categories = posting.get("categories");
        node.put("employmentStatus", draw.percent(6, 20) ? null : draw.pick(7, EMPLOYMENT));
        node.set("location", categories.get("location"));
        node.set("team", categories.get("team"));
        node.set("department", categories.get("department"));
        node.set("postings", Json.texts(List.of(Json.text(posting, "id"))));
        node.putArray("offerIds");
        node.put("timeToFillStartAt", at).put("timeToFillEndAt", closedAt);
        node.put("updatedAt", closedAt == null ? at + World.DAY : closedAt);
        ObjectNode custom = node.putObject("customFields");
        if (i % 2 == 0) {
            custom.putObject("cost_center")
                    .put("city", draw.pick(8, Names.CITIES))
                    .put("campus_code", "2");
            custom.put("target_hire_date", at + 90 * World.DAY);
        }
        node.put("closedAt", closedAt);
        state(node, status, at);
        return node;
    }

    /** Writes down that the requisition has this status from now on. */
    public static void state(ObjectNode requisition, String status, long at) {
        ObjectNode state = requisition.withArray("stateHistory").addObject();
        state.put("beginAt", at).put("status", status);
        state.putObject("attribution").put("timestamp", at).put("service", "data-api");
    }

    private static String status(String posting, int i) {
        return switch (posting) {
            case "closed", "draft", "pending", "rejected" -> posting;
            default -> i % 7 == 3 ? "onHold" : "open";
        };
    }

    private static String user(World world, Draw draw, int salt) {
        return world.directory().userId(draw.below(salt, 1000));
    }

    private static void band(ObjectNode node, Draw draw) {
        if (draw.percent(9, 40)) {
            node.putNull("compensationBand");
            return;
        }
        int min = 50_000 + 1000 * draw.below(10, 50);
        node.putObject("compensationBand")
                .put("currency", "USD")
                .put("interval", "per-year-salary")
                .put("min", min)
                .put("max", min + 30_000);
    }

    private static void approval(ObjectNode node, World world, int i, long at) {
        ObjectNode approval = node.putObject("approval");
        if (i % 3 != 0) {
            approval.putArray("steps");
            return;
        }
        ObjectNode user = world.directory().user(i);
        approval.put("id", world.ids(Kind.REQUISITION).of(1000 + i)).put("status", "approved");
        approval.put("startedAt", at).put("approvedAt", at + 1000);
        ObjectNode step = approval.putArray("steps").addObject();
        step.put("completed", true)
                .put("status", "approved")
                .put("outOfBandOnly", false)
                .put("approvalsRequired", 1);
        ObjectNode fixed = step.putArray("approvers")
                .addObject()
                .put("id", world.ids(Kind.REQUISITION).of(2000 + i));
        fixed.putObject("user").put("userId", Json.text(user, "id")).put("email", Json.text(user, "email"));
        fixed.put("isDynamic", false)
                .put("approved", true)
                .put("approvedAt", at + 900)
                .put("type", "static");
        ObjectNode dynamic = step.withArray("approvers")
                .addObject()
                .put("id", world.ids(Kind.REQUISITION).of(3000 + i));
        dynamic.put("user", "Requisition hiring manager").put("isDynamic", true);
        dynamic.put("approved", true).put("approvedAt", at + 1000).put("type", "dynamic");
        approval.put("accountId", world.accountId()).put("createdBy", Json.text(user, "id"));
    }
}
