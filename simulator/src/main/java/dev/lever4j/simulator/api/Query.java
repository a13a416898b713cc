package dev.lever4j.simulator.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A decoded query or form; keys repeat, {@code key[]} is the same as {@code key}. */
public final class Query {
    private static final Set<String> NO_FILTERS = Set.of("offset", "limit", "include", "expand", "perform_as");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Query() {}

    /** Throws IllegalArgumentException where the percent-encoding is malformed. */
    public static Query parse(@Nullable String raw) {
        Query query = new Query();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decode(equals < 0 ? pair : pair.substring(0, equals));
                String name = key.endsWith("[]") ? key.substring(0, key.length() - 2) : key;
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                query.values.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("Malformed query string or form", malformed);
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The last value given, or null. */
    @Nullable
    String one(String name) {
        List<String> given = all(name);
        return given.isEmpty() ? null : given.get(given.size() - 1);
    }

    /** An epoch millisecond, or null where the parameter is not given. */
    @Nullable
    Long time(String name) {
        return number(name, name + " must be a timestamp in milliseconds");
    }

    /** A whole number, or null where the parameter is not given. */
    @Nullable
    Long number(String name) {
        return number(name, name + " must be a number");
    }

    /** True, false, or null where the parameter is not given. */
    @Nullable
    Boolean flag(String name) {
        String text = one(name);
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        throw LeverError.badRequest(name + " must be true or false");
    }

    /** The page's size; {@code otherwise} where none is given. */
    int limit(int otherwise) {
        Long limit = number("limit", "limit must be a number between 1 and 100");
        if (limit != null && (limit < 1 || limit > 100)) {
            throw LeverError.badRequest("limit must be a number between 1 and 100");
        }
        return limit == null ? otherwise : limit.intValue();
    }

    /** What an offset is bound to: every filter, in one order. */
    String filters() {
        Map<String, List<String>> sorted = new TreeMap<>();
        values.forEach((name, given) -> {
            if (!NO_FILTERS.contains(name)) {
                sorted.put(name, given.stream().sorted().toList());
            }
        });
        return sorted.toString();
    }

    /** First values only, as forms are read. */
    public Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        values.forEach((name, given) -> form.put(name, given.get(0)));
        return form;
    }

    private @Nullable Long number(String name, String otherwise) {
        String text = one(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw LeverError.badRequest(otherwise);
        }
    }
}
