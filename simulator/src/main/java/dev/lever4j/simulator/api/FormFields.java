package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds an object from form names: {@code emails[]} and repeated names are lists, {@code a[b]} is a field of a. */
final class FormFields {
    private static final Pattern BRACKET = Pattern.compile("[\\[\\]]+");

    private final ObjectNode object = Json.object();

    ObjectNode object() {
        return object;
    }

    void add(String name, String value) {
        boolean list = name.endsWith("[]");
        List<String> path = List.of(BRACKET.split(name));
        JsonNode at = object;
        for (int i = 0; i + 1 < path.size(); i++) {
            at = child(at, path.get(i), isNumber(path.get(i + 1)));
        }
        leaf(at, path.get(path.size() - 1), value, list);
    }

    private static JsonNode child(JsonNode parent, String key, boolean list) {
        JsonNode there = get(parent, key);
        if (there == null || !there.isContainer()) {
            there = list ? Json.array() : Json.object();
            put(parent, key, there);
        }
        return there;
    }

    private static void leaf(JsonNode parent, String key, String value, boolean list) {
        JsonNode there = get(parent, key);
        if (there instanceof ArrayNode more) {
            more.add(value);
        } else if (there != null) {
            put(parent, key, Json.array().add(there).add(value));
        } else {
            put(parent, key, list ? Json.array().add(value) : Json.string(value));
        }
    }

    private static @Nullable JsonNode get(JsonNode parent, String key) {
        return parent.isArray() && isNumber(key) ? parent.get(Integer.parseInt(key)) : parent.get(key);
    }

    private static void put(JsonNode parent, String key, JsonNode value) {
        if (parent instanceof ObjectNode fields) {
            fields.set(key, value);
        } else if (parent instanceof ArrayNode elements) {
            if (isNumber(key) && Integer.parseInt(key) < elements.size()) {
                elements.set(Integer.parseInt(key), value);
            } else {
                elements.add(value);
            }
        }
    }

    private static boolean isNumber(String key) {
        return key.matches("\\d{1,4}");
    }
}
