package dev.lever4j.request;

import dev.lever4j.model.OpenEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the filters' builders have in common: they collect, and refuse what Lever would refuse before anything is sent.
 */
final class Parameters {
    private static final int LARGEST_PAGE = 100;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Parameters() {}

    private Parameters(Query query) {
        query.names().forEach(name -> values.put(name, new ArrayList<>(query.values(name))));
    }

    static Parameters of(Query query) {
        return new Parameters(query);
    }

    /** Sets the name to one value, in place of any before. */
    void set(String name, String value) {
        values.put(name, new ArrayList<>(List.of(filled(name, value))));
    }

    /** Adds to the name's values; each once. */
    void add(String name, String... more) {
        List<String> all = values.computeIfAbsent(name, n -> new ArrayList<>());
        Arrays.stream(more)
                .map(value -> filled(name, value))
                .filter(v -> !all.contains(v))
                .forEach(all::add);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one value");
        }
    }

    /** Takes the name back. */
    void drop(String name) {
        values.remove(name);
    }

    void expand(Expand... fields) {
        add("expand", Arrays.stream(fields).map(Expand::text).toArray(String[]::new));
    }

    void from(String range, Instant time) {
        set(range + "_start", String.valueOf(time.toEpochMilli()));
    }

    void to(String range, Instant time) {
        set(range + "_end", String.valueOf(time.toEpochMilli()));
    }

    void limit(int records) {
        if (records < 1 || records > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_PAGE + ", not " + records);
        }
        set("limit", String.valueOf(records));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** @throws IllegalArgumentException if a range starts after its end */
    Query query() {
        Query query = Query.empty();
        for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
            ordered(parameter.getKey());
            query = query.andEach(parameter.getKey(), parameter.getValue());
        }
        return query;
    }

    private void ordered(String name) {
        if (!name.endsWith("_start")) {
            return;
        }
        String range = name.substring(0, name.length() - "_start".length());
        @Nullable List<String> end = values.get(range + "_end");
        if (end != null && time(name) > Long.parseLong(end.get(0))) {
            throw new IllegalArgumentException("the range " + range + " starts after its end");
        }
    }

    private long time(String name) {
        return values.getOrDefault(name, List.of("0")).stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    static String[] words(OpenEnum... words) {
        return Arrays.stream(words).map(OpenEnum::text).toArray(String[]::new);
    }

    private static String filled(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
        return value;
    }
}
