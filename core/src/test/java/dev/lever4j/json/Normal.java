package dev.lever4j.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.lever4j.model.TextOrNumber;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The normalisations under which a record survives decoding and encoding: a null field is an absent field, a whole
 * number in text is a number in the fields that are marked {@link TextOrNumber}, and a model may leave out fields on
 * purpose.
 */
final class Normal {
    private Normal() {}

    static JsonNode nullIsAbsent(JsonNode node) {
        return of(node, Object.class);
    }

    static JsonNode of(JsonNode node, Type type) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull() && !isLeftOut(type, field.getKey()))
                    .forEach(field -> copy.set(field.getKey(), field(type, field.getKey(), field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            tools.jackson.databind.node.ArrayNode copy = Fixtures.PLAIN.createArrayNode();
            node.forEach(element -> copy.add(of(element, elements(type))));
            return copy;
        }
        return node;
    }

    private static boolean isLeftOut(Type type, String name) {
        JsonIgnoreProperties leftOut =
                type instanceof Class<?> model ? model.getAnnotation(JsonIgnoreProperties.class) : null;
        return leftOut != null && List.of(leftOut.value()).contains(name);
    }

    private static JsonNode field(Type type, String name, JsonNode value) {
        if (type instanceof Class<?> model && model.isRecord()) {
            RecordComponent[] components = model.getRecordComponents();
            Parameter[] parameters = model.getDeclaredConstructors()[0].getParameters();
            for (int i = 0; i < components.length; i++) {
                if (components[i].getName().equals(name)) {
                    boolean marked = parameters[i].isAnnotationPresent(TextOrNumber.class);
                    return marked ? number(value) : of(value, components[i].getGenericType());
                }
            }
        }
        return of(value, Object.class);
    }

    private static JsonNode number(JsonNode value) {
        boolean whole = value.isString() && value.stringValue().matches("-?(0|[1-9]\\d{0,17})");
        return whole ? Fixtures.PLAIN.readTree(value.stringValue()) : of(value, Object.class);
    }

    private static Type elements(Type type) {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : Object.class;
    }
}
