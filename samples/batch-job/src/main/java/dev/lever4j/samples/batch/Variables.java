package dev.lever4j.samples.batch;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The environment. What cannot be read is an {@link IllegalArgumentException} that names the variable, not its value.
 */
record Variables(Map<String, String> all) {
    @Nullable
    String text(String name) {
        return all.get(name);
    }

    String text(String name, String usual) {
        return all.getOrDefault(name, usual);
    }

    int whole(String name, int from, int to, int usual) {
        int value = read(name, Integer::parseInt, usual, "a whole number from " + from + " to " + to);
        return check(name, value, value >= from && value <= to, "from " + from + " to " + to);
    }

    double number(String name, double usual) {
        return read(name, Double::parseDouble, usual, "a number");
    }

    /** Longer than nothing. */
    Duration time(String name, Duration usual) {
        Duration value = read(name, Duration::parse, usual, "a duration such as PT10M");
        return check(name, value, !value.isNegative() && !value.isZero(), "longer than nothing");
    }

    boolean flag(String name) {
        return switch (text(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is true or false");
        };
    }

    <T> T read(String name, Function<String, T> parse, T usual, String what) {
        String text = all.get(name);
        try {
            return text == null ? usual : parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is " + what, e);
        }
    }

    static <T> T check(String name, T value, boolean fine, String what) {
        if (!fine) {
            throw new IllegalArgumentException(name + " is " + what);
        }
        return value;
    }
}
