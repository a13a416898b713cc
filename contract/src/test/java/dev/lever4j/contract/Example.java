package dev.lever4j.contract;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up a value of a schema, with every field that the schema has. Types are right; it means nothing. */
final class Example {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Description description;

    private Example(Description description) {
        this.description = description;
    }

    static JsonNode of(Description description, JsonNode schema) {
        return new Example(description).made(schema);
    }

    private JsonNode made(JsonNode reference) {
        JsonNode schema = description.resolve(reference);
        if (schema.has("allOf") || schema.has("properties")) {
            return object(schema);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return Stream.of("oneOf", "anyOf")
                .filter(schema::has)
                .findFirst()
                .map(either -> made(schema.get(either).get(0)))
                .orElseGet(() -> plain(schema));
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        schema.path("allOf").forEach(part -> object.setAll((ObjectNode) made(part)));
        schema.path("properties").forEachEntry((name, property) -> object.set(name, made(property)));
        return object;
    }

    private JsonNode plain(JsonNode schema) {
        JsonNode type = schema.path("type");
        return switch ((type.isArray() ? type.get(0) : type).asString("")) {
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> NODES.arrayNode().add(made(schema.path("items")));
            case "object" -> NODES.objectNode();
            default -> NODES.stringNode("x");
        };
    }
}
