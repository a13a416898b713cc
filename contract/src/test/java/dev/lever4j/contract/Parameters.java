package dev.lever4j.contract;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Judges the query parameters of an operation. */
final class Parameters {
    private final Description description;
    private final Operation operation;

    Parameters(Description description, Operation operation) {
        this.description = description;
        this.operation = operation;
    }

    List<String> violations(String name, String value) {
        Optional<JsonNode> known = operation.queryParameters().stream()
                .filter(p -> p.path("name").asString("").equals(name))
                .findFirst();
        if (known.isEmpty()) {
            return List.of(operation.label() + " does not know the parameter " + name);
        }
        JsonNode schema = description.resolve(known.get().path("schema"));
        JsonNode one = schema.has("items") ? description.resolve(schema.get("items")) : schema;
        return isOf(one, value) ? List.of() : List.of(operation.label() + ": " + name + " cannot be " + value);
    }

    private static boolean isOf(JsonNode schema, String value) {
        boolean typed = switch (schema.path("type").asString("")) {
            case "integer" -> value.matches("-?\\d+") && within(schema, Long.parseLong(value));
            case "boolean" -> value.equals("true") || value.equals("false");
            default -> true;
        };
        boolean listed = schema.path("enum").isMissingNode()
                || schema.path("enum")
                        .valueStream()
                        .anyMatch(word -> word.asString("").equals(value));
        return typed && listed;
    }

    private static boolean within(JsonNode schema, long value) {
        return value >= schema.path("minimum").asLong(Long.MIN_VALUE)
                && value <= schema.path("maximum").asLong(Long.MAX_VALUE);
    }
}
