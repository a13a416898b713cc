package dev.lever4j.export.folder;

import dev.lever4j.json.LeverJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of ours being read: what is there must be of its kind.
 *
 * @param fields those that are null count as absent
 */
record JsonValues(Map<?, ?> fields) {
    static JsonValues parse(byte[] json) {
        return new JsonValues(LeverJson.map(json));
    }

    /** Compact UTF-8; a null value is left out. */
    static byte[] encode(Map<String, @Nullable Object> fields) {
        return LeverJson.encode(fields);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String text(String name) {
        return of(String.class, name);
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    /** A whole one. */
    long number(String name) {
        Object value = fields.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name);
    }

    /** A whole one that is not negative. */
    long amount(String name) {
        long number = number(name);
        if (number < 0) {
            throw wrong(name);
        }
        return number;
    }

    /** One of a few. */
    int count(String name) {
        long number = amount(name);
        if (number > Integer.MAX_VALUE) {
            throw wrong(name);
        }
        return (int) number;
    }

    double decimal(String name) {
        double number = of(Number.class, name).doubleValue();
        if (Double.isInfinite(number)) {
            throw wrong(name);
        }
        return number;
    }

    boolean flag(String name) {
        return of(Boolean.class, name);
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException noTime) {
            throw wrong(name);
        }
    }

    JsonValues object(String name) {
        return new JsonValues(of(Map.class, name));
    }

    /** Empty if there is none. */
    <T> List<T> list(String name, Function<JsonValues, T> each) {
        return values(name).stream()
                .map(value -> each.apply(new JsonValues(as(Map.class, name, value))))
                .toList();
    }

    /** Empty if there is none. */
    List<String> texts(String name) {
        return values(name).stream().map(value -> as(String.class, name, value)).toList();
    }

    private List<?> values(String name) {
        return has(name) ? of(List.class, name) : List.of();
    }

    private <T> T of(Class<T> type, String name) {
        return as(type, name, fields.get(name));
    }

    private static <T> T as(Class<T> type, String name, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw wrong(name);
        }
        return Objects.requireNonNull(type.cast(value));
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException("\"" + name + "\" is missing or not what it should be");
    }
}
