package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads texts of a form as numbers, flags and lists; what cannot be read stays as it is, to be refused later. */
final class FormValue {
    private FormValue() {}

    static JsonNode number(JsonNode raw) {
        JsonNode one = single(raw);
        try {
            return one.isString() ? Json.number(Long.parseLong(one.stringValue().trim())) : one;
        } catch (NumberFormatException notANumber) {
            return one;
        }
    }

    static JsonNode flag(JsonNode raw) {
        JsonNode one = single(raw);
        if (one.isString()
                && (one.stringValue().equals("true") || one.stringValue().equals("false"))) {
            return Json.flag(one.stringValue().equals("true"));
        }
        return one;
    }

    static JsonNode list(JsonNode raw, Type element) {
        ArrayNode list = Json.array();
        if (raw.isArray()) {
            raw.forEach(one -> list.add(element.fromForm(one)));
        } else {
            list.add(element.fromForm(raw));
        }
        return list;
    }

    /** A name that was sent once came as a list of one. */
    static JsonNode single(JsonNode raw) {
        return raw.isArray() && raw.size() == 1 ? raw.get(0) : raw;
    }
}
