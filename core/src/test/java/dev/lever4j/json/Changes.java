package dev.lever4j.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What may become of a record. */
final class Changes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Changes() {}

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    static byte[] without(byte[] page, int at) {
        byte[] shorter = Arrays.copyOf(page, page.length - 1);
        System.arraycopy(page, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    /** The object itself, and those in it. */
    static List<ObjectNode> objects(JsonNode in) {
        List<ObjectNode> objects = new ArrayList<>();
        if (in instanceof ObjectNode object) {
            objects.add(object);
        }
        in.forEach(value -> objects.addAll(objects(value)));
        return objects;
    }

    /** With the fields of all objects in another order. */
    static JsonNode shuffled(JsonNode in, Random random) {
        if (in instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            Collections.shuffle(names, random);
            ObjectNode other = NODES.objectNode();
            names.forEach(name -> other.set(name, shuffled(object.get(name), random)));
            return other;
        }
        if (in instanceof ArrayNode list) {
            ArrayNode other = NODES.arrayNode();
            list.forEach(value -> other.add(shuffled(value, random)));
            return other;
        }
        return in;
    }

    /** For each place, whatever its index in lists, one record with the mark there. */
    static Collection<String> marked(List<JsonNode> records, String mark) {
        Map<String, String> marked = new LinkedHashMap<>();
        for (JsonNode record : records) {
            mark(record, record, "", mark, marked);
        }
        return marked.values();
    }

    private static void mark(JsonNode record, JsonNode in, String path, String mark, Map<String, String> marked) {
        if (in instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                object.put(name, mark);
                marked.computeIfAbsent(path + "/" + name, place -> record.toString());
                object.set(name, value);
                mark(record, value, path + "/" + name, mark, marked);
            }
        } else if (in instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode value = list.get(i);
                list.set(i, NODES.stringNode(mark));
                marked.computeIfAbsent(path + "/*", place -> record.toString());
                list.set(i, value);
                mark(record, value, path + "/*", mark, marked);
            }
        }
    }
}
