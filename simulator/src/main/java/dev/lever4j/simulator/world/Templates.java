package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates of feedback and profile forms, and the groups they are in. */
public final class Templates {
    private static final List<String> GROUPS = List.of("On-site interviews", "Phone screens", "Offers");
    private static final List<String> FEEDBACK =
            List.of("Coding exercise", "First call", "Leadership", "On-site – générale", "Values");
    private static final List<String> PROFILE = List.of("Offer information", "Relocation", "Visa & permits");

    private Templates() {}

    public static Store feedback(World world) {
        return world.store("feedback_templates", () -> feedbackTemplates(world));
    }

    public static Store profile(World world) {
        return world.store("form_templates", () -> profileTemplates(world));
    }

    /** A group as templates show it, or null where there is none with this id. */
    public static @Nullable ObjectNode group(World world, String id) {
        for (int i = 0; i < GROUPS.size(); i++) {
            if (world.ids(Kind.TEMPLATE_GROUP).of(i).equals(id)) {
                return group(world, i);
            }
        }
        return null;
    }

    private static ObjectNode group(World world, int i) {
        return Json.object().put("id", world.ids(Kind.TEMPLATE_GROUP).of(i)).put("name", GROUPS.get(i));
    }

    private static List<ObjectNode> feedbackTemplates(World world) {
        List<ObjectNode> templates = new ArrayList<>();
        for (int i = 0; i < FEEDBACK.size(); i++) {
            ObjectNode node =
                    Json.object().put("id", world.ids(Kind.FEEDBACK_TEMPLATE).of(i));
            node.put("text", FEEDBACK.get(i)).set("group", i == 4 ? Json.nothing() : group(world, i % 2));
            node.put("instructions", i % 2 == 0 ? "" : "Ask about:\n- a \"hard\" day\n- a good one");
            feedbackFields(node.putArray("fields"), world, i);
            Long at = i == 0 ? null : World.PRESENT - (900 - i * 100L) * World.DAY;
            node.put("createdAt", at).putNull("stage").put("updatedAt", at == null ? null : at + i * World.DAY);
            templates.add(node);
        }
        return templates;
    }

    private static void feedbackFields(ArrayNode fields, World world, int template) {
        fields.add(Question.score(fieldId(world, template, 0)));
        fields.add(Question.scorecard(fieldId(world, template, 1)));
        fields.add(Question.of(fieldId(world, template, 2), "textarea", "Other thoughts?", "", false));
        fields.add(Question.choice(fieldId(world, template, 3), "dropdown", "Next step", List.of("Call", "Wait")));
        fields.add(Question.choice(
                fieldId(world, template, 4), "multiple-select", "Languages", List.of("Java", "C", "Français")));
        fields.add(Question.of(fieldId(world, template, 5), "yes-no", "Would you work with them?", "", false));
        if (template == 0) {
            fields.add(Question.of(fieldId(world, template, 6), "code", "Their answer", "", false)
                    .put("language", "java"));
        }
    }

    private static List<ObjectNode> profileTemplates(World world) {
        List<ObjectNode> templates = new ArrayList<>();
        for (int i = 0; i < PROFILE.size(); i++) {
            long at = World.PRESENT - (700 - i * 100L) * World.DAY;
            ObjectNode node =
                    Json.object().put("id", world.ids(Kind.FORM_TEMPLATE).of(i));
            node.put("createdAt", at).put("updatedAt", at + World.DAY).put("text", PROFILE.get(i));
            node.put("instructions", "Please complete all fields")
                    .set("group", i == 0 ? group(world, 2) : Json.nothing());
            node.put("secretByDefault", i == 0);
            profileFields(node.putArray("fields"), world, 100 + i);
            templates.add(node);
        }
        return templates;
    }

    private static void profileFields(ArrayNode fields, World world, int template) {
        fields.add(Question.of(fieldId(world, template, 0), "date", "Start date", "A desired one.", true));
        fields.add(Question.of(fieldId(world, template, 1), "currency", "Compensation", "Whole numbers", true)
                .put("currency", "USD"));
        fields.add(Question.of(fieldId(world, template, 2), "yes-no", "Eligible for benefits?", "", false));
        fields.add(Question.of(fieldId(world, template, 3), "text", "Manager", "", false));
        fields.add(Question.of(fieldId(world, template, 4), "textarea", "Notes", "", false));
    }

    private static String fieldId(World world, int template, int n) {
        return world.ids(Kind.FORM_FIELD).of(template * 16 + n);
    }

    /** Values that suit the types of the fields; for generated forms. */
    static ArrayNode filled(ObjectNode template, Draw draw) {
        Map<String, String> texts = Map.of(
                "textarea", "Clear, kind – and \"fast\".\nNext: call again.",
                "text", "Jen",
                "code", "int x = 1;",
                "score-system", draw.pick(31, Question.SCORES),
                "dropdown", "Call",
                "yes-no", draw.percent(32, 50) ? "yes" : "no");
        ArrayNode fields = (ArrayNode) template.get("fields").deepCopy();
        fields.forEach(node -> {
            ObjectNode field = (ObjectNode) node;
            switch (Json.text(field, "type")) {
                case "date" -> field.put("value", World.PRESENT + draw.below(33, 90) * World.DAY);
                case "currency" -> field.put("value", 40_000 + draw.below(34, 60) * 1000);
                case "multiple-select" -> field.putArray("value").add("Java").add("Français");
                case "scorecard" -> scores(field, draw);
                default -> field.put("value", texts.get(Json.text(field, "type")));
            }
        });
        return fields;
    }

    private static void scores(ObjectNode field, Draw draw) {
        ArrayNode values = field.putArray("value");
        for (int i = 0; i < field.path("scores").size(); i++) {
            values.addObject().put("score", 1 + draw.below(35 + i, 4)).put("comment", i == 0 ? "Good" : "");
        }
    }
}
