package dev.lever4j.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Goes through a schema and all within it, references too, each once. */
final class SchemaWalk {
    private static final List<String> ONE = List.of("items", "contains", "not", "additionalProperties");
    private static final List<String> LIST = List.of("allOf", "anyOf", "oneOf");

    private final Description description;
    private final Set<String> seen = new LinkedHashSet<>();
    private final BiConsumer<String, JsonNode> visitor;

    /** @param visitor takes the place of each schema, and the schema */
    SchemaWalk(Description description, BiConsumer<String, JsonNode> visitor) {
        this.description = description;
        this.visitor = visitor;
    }

    void through(String place, JsonNode schema) {
        if (!schema.isObject()) {
            return;
        }
        visitor.accept(place, schema);
        ONE.forEach(key -> through(place + "/" + key, schema.path(key)));
        LIST.forEach(key -> schema.path(key).forEach(one -> through(place + "/" + key, one)));
        schema.path("properties").forEachEntry((name, property) -> through(place + "/" + name, property));
        String ref = schema.path("$ref").asString("");
        if (!ref.isEmpty() && seen.add(ref)) {
            through(ref.substring(ref.lastIndexOf('/') + 1), description.resolve(schema));
        }
    }
}
