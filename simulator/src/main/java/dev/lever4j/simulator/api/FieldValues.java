package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What callers fill into the fields of a form. */
final class FieldValues {
    static final Type LIST =
            Type.listOf(Type.object(Fields.NONE.required("id", Type.TEXT).optional("value", Type.ANY)));

    private FieldValues() {}

    /** The fields with the given values in place of their own, or of null. */
    static ArrayNode filled(JsonNode fields, JsonNode given, String parameter) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        given.forEach(
                entry -> values.put(Json.text(entry, "id"), entry.has("value") ? entry.get("value") : Json.nothing()));
        ArrayNode filled = Json.array();
        for (JsonNode field : fields) {
            ObjectNode copy = (ObjectNode) field.deepCopy();
            JsonNode own = field.has("value") ? field.get("value") : Json.nothing();
            JsonNode value = values.getOrDefault(Json.text(field, "id"), own);
            check(field, value, parameter);
            copy.set("value", value);
            filled.add(copy);
        }
        Set<String> known = StreamSupport.stream(fields.spliterator(), false)
                .map(field -> Json.text(field, "id"))
                .collect(Collectors.toSet());
        for (String id : values.keySet()) {
            if (!known.contains(id)) {
                throw LeverError.badRequest(parameter + ": " + id + " is not a field of the template");
            }
        }
        return filled;
    }

    private static void check(JsonNode field, JsonNode value, String parameter) {
        String type = Json.text(field, "type");
        boolean fits = value.isNull()
                || switch (type) {
                    case "date" -> value.isIntegralNumber();
                    case "currency" -> value.isNumber();
                    case "yes-no" -> Set.of("yes", "no").contains(value.stringValue(""));
                    case "score" -> isScore(value) || value.isString();
                    case "score-system", "dropdown", "multiple-choice" -> isOption(field, value);
                    case "multiple-select" -> value.isArray() && all(value, one -> isOption(field, one));
                    case "scorecard" -> value.isArray() && all(value, one -> isScore(one.path("score")));
                    default -> value.isString();
                };
        if (!fits) {
            throw LeverError.badRequest(
                    parameter + ": the value of " + Json.text(field, "id") + " does not suit a field of type " + type);
        }
    }

    private static boolean isScore(JsonNode value) {
        return value.isNull() || (value.isIntegralNumber() && value.intValue() >= 1 && value.intValue() <= 4);
    }

    private static boolean isOption(JsonNode field, JsonNode value) {
        return value.isString()
                && StreamSupport.stream(field.path("options").spliterator(), false)
                        .anyMatch(option -> Json.text(option, "text").equals(value.stringValue()));
    }

    private static boolean all(JsonNode values, Predicate<JsonNode> fits) {
        return StreamSupport.stream(values.spliterator(), false).allMatch(fits);
    }
}
