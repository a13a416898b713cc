package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields an object in a body may have. */
final class Fields {
    static final Fields NONE = new Fields(Map.of());

    private record Field(Type type, boolean required) {}

    private final Map<String, Field> known;

    private Fields(Map<String, Field> known) {
        this.known = known;
    }

    Fields required(String name, Type type) {
        return with(name, new Field(type, true));
    }

    Fields optional(String name, Type type) {
        return with(name, new Field(type, false));
    }

    private Fields with(String name, Field field) {
        Map<String, Field> more = new LinkedHashMap<>(known);
        more.put(name, field);
        return new Fields(more);
    }

    void check(String prefix, JsonNode object, boolean lenient) {
        known.forEach((name, field) -> {
            JsonNode value = object.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                field.type().check(prefix + name, value, lenient);
            }
            if (field.required() && isBlank(value)) {
                throw LeverError.badRequest("Missing required parameter: " + prefix + name);
            }
        });
        for (String name : object.propertyNames()) {
            if (!lenient && !known.containsKey(name)) {
                throw LeverError.badRequest("Unknown parameter: " + prefix + name);
            }
        }
    }

    ObjectNode fromForm(JsonNode form) {
        ObjectNode object = Json.object();
        form.properties().forEach(entry -> {
            Field field = known.get(entry.getKey());
            object.set(
                    entry.getKey(),
                    field == null ? entry.getValue() : field.type().fromForm(entry.getValue()));
        });
        return object;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank());
    }
}
