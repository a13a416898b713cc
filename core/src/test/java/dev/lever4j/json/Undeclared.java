package dev.lever4j.json;

import dev.lever4j.model.Ref;
import dev.lever4j.model.UnknownField;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds fields that landed in {@code additional()} at any depth: documented ones must not. */
final class Undeclared {
    private Undeclared() {}

    static List<String> in(Object value) {
        List<String> found = new ArrayList<>();
        collect(value, "", found);
        return found;
    }

    private static void collect(Object value, String path, List<String> found) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, path + "/*", found));
        } else if (value instanceof Ref<?> ref) {
            ref.expanded().ifPresent(expanded -> collect(expanded, path, found));
        } else if (value instanceof UnknownField) {
            found.add(path + " is an unknown field");
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                collectComponent(component.getName(), part(component, value), path, found);
            }
        }
    }

    private static void collectComponent(String name, Object part, String path, List<String> found) {
        if (name.equals("additional") || name.equals("additionalFields")) {
            ((Map<?, ?>) part).keySet().forEach(field -> found.add(path + "/" + field));
        } else if (part != null) {
            collect(part, path + "/" + name, found);
        }
    }

    private static Object part(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
