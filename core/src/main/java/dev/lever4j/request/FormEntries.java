package dev.lever4j.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A body's fields as a form says them: {@code emails[]} once for each address, {@code archived[reason]} for what is
 * nested (both documented), and {@code phones[0][value]} for what is nested in a list, by analogy.
 */
final class FormEntries {
    private final List<FormEntry> entries = new ArrayList<>();

    private FormEntries() {}

    /** @throws IllegalArgumentException naming the first field that a form cannot say: null, or an ambiguous name */
    static List<FormEntry> of(Map<String, @Nullable Object> fields) {
        FormEntries form = new FormEntries();
        fields.forEach(form::add);
        return List.copyOf(form.entries);
    }

    private void add(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is null, which cannot be said in a form");
        } else if (value instanceof List<?> list) {
            addEach(name, list);
        } else if (value instanceof Map<?, ?> nested) {
            addNested(name, nested);
        } else {
            entries.add(new FormEntry(name, text(value)));
        }
    }

    private void addEach(String name, List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            add(element instanceof Map<?, ?> ? name + "[" + i + "]" : name + "[]", element);
        }
    }

    /** In the order of the names, so that equal bodies are equal forms. */
    private void addNested(String name, Map<?, ?> nested) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        nested.forEach((key, value) -> sorted.put(checked(name, String.valueOf(key)), value));
        sorted.forEach((key, value) -> add(name + "[" + key + "]", value));
    }

    private static String checked(String name, String key) {
        boolean ambiguous =
                key.isBlank() || key.chars().anyMatch(c -> c == '[' || c == ']' || Character.isISOControl(c));
        if (ambiguous) {
            throw new IllegalArgumentException(
                    name + " must not hold a name that is blank or has brackets or line ends, in a form");
        }
        return key;
    }

    private static String text(Object value) {
        return value instanceof Instant time ? String.valueOf(time.toEpochMilli()) : value.toString();
    }
}
