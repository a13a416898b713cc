package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.Question;
import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a template, as callers write them and as they are kept. */
final class Questions {
    private static final Fields FIELD = Fields.NONE
            .optional("text", Type.TEXT)
            .optional("description", Type.TEXT)
            .optional("required", Type.FLAG)
            .optional("prompt", Type.TEXT)
            .optional("currency", Type.TEXT)
            .optional("language", Type.TEXT)
            .optional(
                    "options",
                    Type.listOf(Type.object(Fields.NONE
                            .required("text", Type.TEXT)
                            .optional("optionId", Type.TEXT)
                            .optional("description", Type.TEXT))))
            .optional(
                    "scores",
                    Type.listOf(
                            Type.object(Fields.NONE.required("text", Type.TEXT).optional("description", Type.TEXT))));

    static final Type LIST =
            Type.listOf(Type.object(FIELD.required("type", Type.TEXT).optional("id", Type.TEXT)));

    /** A template's fields with values. */
    static final Type FILLED = Type.listOf(Type.object(
            FIELD.required("id", Type.TEXT).optional("type", Type.TEXT).optional("value", Type.ANY)));

    static final Set<String> FEEDBACK = Set.of(
            "code",
            "date",
            "dropdown",
            "multiple-choice",
            "multiple-select",
            "score-system",
            "score",
            "scorecard",
            "text",
            "textarea",
            "yes-no");
    static final Set<String> PROFILE =
            Set.of("currency", "date", "dropdown", "multiple-choice", "multiple-select", "text", "textarea", "yes-no");
    private static final List<String> EXTRAS = List.of("currency", "language", "scores");

    private Questions() {}

    /** The fields with fresh ids. */
    static ArrayNode kept(World world, JsonNode given, Set<String> types) {
        if (given.isEmpty()) {
            throw LeverError.badRequest("fields must not be empty");
        }
        ArrayNode fields = Json.array();
        for (int i = 0; i < given.size(); i++) {
            fields.add(kept(world.newId(), given.get(i), types, "fields[" + i + "]"));
        }
        return fields;
    }

    private static ObjectNode kept(String id, JsonNode given, Set<String> types, String path) {
        String type = Json.text(given, "type");
        if (!types.contains(type)) {
            throw LeverError.badRequest(path + ".type " + type + " is not a type of field for this form");
        }
        boolean required = given.path("required").booleanValue(false);
        ObjectNode field = Question.of(id, type, Json.text(given, "text"), Json.text(given, "description"), required);
        if (type.equals("score-system") || type.equals("score")) {
            field.put("prompt", "Select one").set("options", Question.options(Question.SCORES));
        } else if (Set.of("dropdown", "multiple-choice", "multiple-select").contains(type)) {
            options(field, given, path);
        }
        EXTRAS.stream().filter(given::hasNonNull).forEach(name -> field.set(name, given.get(name)));
        return field;
    }

    private static void options(ObjectNode field, JsonNode given, String path) {
        if (given.path("options").isEmpty()) {
            throw LeverError.badRequest("Missing required parameter: " + path + ".options");
        }
        if (Json.text(field, "type").equals("dropdown")) {
            String prompt = Json.text(given, "prompt");
            field.put("prompt", prompt.isEmpty() ? "Select one" : prompt);
        }
        field.set("options", given.get("options"));
    }
}
