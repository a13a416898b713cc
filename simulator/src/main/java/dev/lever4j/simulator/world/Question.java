package dev.lever4j.simulator.world;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of forms, in the order of the live records. */
public final class Question {
    public static final List<String> SCORES =
            List.of("4 - Strong Hire", "3 - Hire", "2 - No Hire", "1 - Strong No Hire");

    private Question() {}

    public static ObjectNode of(String id, String type, String text, String description, boolean required) {
        ObjectNode field = Json.object().put("description", description).put("required", required);
        return field.put("text", text).put("type", type).put("id", id);
    }

    public static ArrayNode options(List<String> texts) {
        ArrayNode options = Json.array();
        texts.forEach(text -> options.addObject().put("text", text));
        return options;
    }

    static ObjectNode score(String id) {
        ObjectNode field = of(id, "score-system", "Rating", "", true).put("prompt", "Select one");
        field.set("options", options(SCORES));
        return field;
    }

    static ObjectNode choice(String id, String type, String text, List<String> options) {
        ObjectNode field = of(id, type, text, "", false);
        if (type.equals("dropdown")) {
            field.put("prompt", "Select one");
        }
        field.set("options", options(options));
        return field;
    }

    static ObjectNode scorecard(String id) {
        ObjectNode field = of(id, "scorecard", "", "", false);
        ArrayNode scores = field.putArray("scores");
        for (String text : List.of("Adaptability", "Craft", "Kindness")) {
            scores.addObject().put("text", text).put("description", "How do you see their " + text + "?");
        }
        return field;
    }
}
