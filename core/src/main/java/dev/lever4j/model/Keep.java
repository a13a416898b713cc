package dev.lever4j.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the models' constructors do with what they are given: copy it, for good, and lose nothing of it. */
final class Keep {
    private Keep() {}

    /** An id that a record cannot be without. */
    static String id(@Nullable String id) {
        return Objects.requireNonNull(id, "id");
    }

    /** Never null; see {@link Absent}. */
    static <T> List<T> list(@Nullable List<T> list) {
        return list == null || Absent.is(list) ? Absent.list() : List.copyOf(list);
    }

    /** As {@link #list}, of JSON objects that no model describes, copied in depth. */
    static List<Map<String, @Nullable Object>> objects(@Nullable List<Map<String, @Nullable Object>> list) {
        return list == null || Absent.is(list)
                ? Absent.list()
                : list.stream().map(Objects::requireNonNull).map(Keep::fields).toList();
    }

    /** A map that is null if it was not sent, copied in depth. */
    @SuppressWarnings("unchecked") // a copy is of the same type
    static <T> @Nullable Map<String, @Nullable T> map(@Nullable Map<String, @Nullable T> map) {
        if (map == null) {
            return null;
        }
        Map<String, @Nullable T> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name, (T) json(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** JSON fields that no model describes, copied in depth; never null. */
    static Map<String, @Nullable Object> fields(@Nullable Map<String, @Nullable Object> fields) {
        if (fields == null || fields.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        fields.forEach((name, value) -> copy.put(name, json(value)));
        return new Undescribed(copy);
    }

    /** Any JSON value, copied in depth. */
    @SuppressWarnings("unchecked") // a JSON object's keys are text
    static @Nullable Object json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return fields((Map<String, @Nullable Object>) map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(json(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
