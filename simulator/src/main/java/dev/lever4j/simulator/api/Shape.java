package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code include} and {@code expand}: which fields are shown, and which ids become objects. */
final class Shape {
    /** Nothing can be expanded. */
    static final Shape PLAIN = new Shape(Set.of(), Map.of());

    private final Set<String> optional;
    private final Map<String, Function<String, @Nullable ObjectNode>> expandable;

    /** @param optional fields for which {@code include} means "add it" instead of "only it" */
    Shape(Set<String> optional, Map<String, Function<String, @Nullable ObjectNode>> expandable) {
        this.optional = optional;
        this.expandable = expandable;
    }

    /** Checks the query once and answers what it does to each record. */
    UnaryOperator<ObjectNode> of(Query query) {
        List<String> expand = query.all("expand");
        for (String field : expand) {
            if (!expandable.containsKey(field)) {
                throw LeverError.badRequest(field + " is not expandable");
            }
        }
        Set<String> include = new HashSet<>(query.all("include"));
        boolean narrow = !optional.containsAll(include);
        include.addAll(expand);
        include.add("id");
        return record -> {
            expand.forEach(field -> expand(record, field));
            return narrow ? record.retain(include) : record;
        };
    }

    private void expand(ObjectNode record, String field) {
        Function<String, @Nullable ObjectNode> find = expandable.get(field);
        JsonNode value = record.get(field);
        if (find == null || value == null) {
            return;
        }
        if (value.isString()) {
            record.set(field, object(find, value.stringValue()));
        } else if (value.isArray()) {
            ArrayNode objects = Json.array();
            value.forEach(id -> objects.add(object(find, id.stringValue())));
            record.set(field, objects);
        }
    }

    private static @Nullable ObjectNode object(Function<String, @Nullable ObjectNode> find, String id) {
        return find.apply(id);
    }
}
