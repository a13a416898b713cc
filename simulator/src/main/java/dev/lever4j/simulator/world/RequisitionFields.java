package dev.lever4j.simulator.world;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of custom fields of requisitions: one field of each type to begin with, none of them required. */
public final class RequisitionFields {
    private RequisitionFields() {}

    public static Store in(World world) {
        return world.store("requisition_fields", () -> generated(world));
    }

    private static List<ObjectNode> generated(World world) {
        ObjectNode costCenter = field("cost_center", "Cost center", "object");
        ArrayNode subfields = costCenter.putArray("subfields");
        subfields.addObject().put("id", "city").put("text", "City").put("type", "text");
        subfields
                .addObject()
                .put("id", "campus_code")
                .put("text", "Campus code")
                .put("type", "number");
        ObjectNode workType = field("work_type", "Work type", "dropdown");
        ArrayNode options = workType.putArray("options");
        for (String text : List.of("hybrid", "on site", "remote")) {
            String id = world.ids(Kind.REQUISITION_OPTION).of(options.size());
            options.addObject().put("id", id).put("text", text);
        }
        return List.of(
                field("budget_code", "Budget code", "text"),
                costCenter,
                field("seats", "Seats", "number"),
                field("target_hire_date", "Target Hire Date", "date"),
                workType);
    }

    private static ObjectNode field(String id, String text, String type) {
        return Json.object().put("id", id).put("text", text).put("type", type).put("isRequired", false);
    }
}
