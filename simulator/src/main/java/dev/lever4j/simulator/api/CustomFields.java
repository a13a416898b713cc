package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import dev.lever4j.simulator.world.RequisitionFields;
import dev.lever4j.simulator.world.Store;
import dev.lever4j.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds custom fields of a requisition against their schema. */
final class CustomFields {
    private final Store schema;

    CustomFields(World world) {
        this.schema = RequisitionFields.in(world);
    }

    void check(JsonNode given) {
        for (ObjectNode field : schema.list()) {
            String id = Json.text(field, "id");
            if (field.path("isRequired").booleanValue(false) && !given.hasNonNull(id)) {
                throw LeverError.badRequest("Missing required parameter: customFields." + id);
            }
        }
        given.properties().forEach(entry -> {
            String path = "customFields." + entry.getKey();
            check(path, schema.find(entry.getKey()), entry.getValue());
        });
    }

    private static void check(String path, @Nullable JsonNode field, JsonNode value) {
        if (field == null) {
            throw LeverError.badRequest(path + " is not a requisition field");
        }
        String type = Json.text(field, "type");
        if (!value.isNull() && !fits(path, field, type, value)) {
            throw LeverError.badRequest(path + " must be of type " + type);
        }
    }

    private static boolean fits(String path, JsonNode field, String type, JsonNode value) {
        return switch (type) {
            // the documentation writes a number as text
            case "number" ->
                value.isNumber() || (value.isString() && value.stringValue().matches("-?\\d+(\\.\\d+)?"));
            case "date" -> value.isIntegralNumber();
            case "dropdown" -> value.isString() && isOption(field, value.stringValue());
            case "object" -> value.isObject() && subfields(path, field, value);
            default -> value.isString();
        };
    }

    private static boolean isOption(JsonNode field, String value) {
        for (JsonNode option : field.path("options")) {
            if (value.equals(Json.text(option, "id")) || value.equals(Json.text(option, "text"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean subfields(String path, JsonNode field, JsonNode value) {
        value.properties().forEach(entry -> {
            JsonNode found = null;
            for (JsonNode subfield : field.path("subfields")) {
                found = Json.text(subfield, "id").equals(entry.getKey()) ? subfield : found;
            }
            check(path + "." + entry.getKey(), found, entry.getValue());
        });
        return true;
    }
}
