package dev.lever4j.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The one normalisation under which a record survives decoding and encoding: a null field is an absent field. */
final class Normal {
    private Normal() {}

    static JsonNode nullIsAbsent(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> copy.set(field.getKey(), nullIsAbsent(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            tools.jackson.databind.node.ArrayNode copy = Fixtures.PLAIN.createArrayNode();
            node.forEach(element -> copy.add(nullIsAbsent(element)));
            return copy;
        }
        return node;
    }
}
