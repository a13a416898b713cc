package dev.lever4j.simulator.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a value in a body must be. Null is allowed wherever a value is optional. */
final class Type {
    static final Type TEXT = new Type(Kind.TEXT, null, null, Set.of());
    /** Any number. */
    static final Type NUMBER = new Type(Kind.NUMBER, null, null, Set.of());
    /** A whole number. */
    static final Type INTEGER = new Type(Kind.INTEGER, null, null, Set.of());
    /** Epoch milliseconds. */
    static final Type TIME = new Type(Kind.TIME, null, null, Set.of());

    static final Type FLAG = new Type(Kind.FLAG, null, null, Set.of());
    /** Whatever is given; the resource looks at it. */
    static final Type ANY = new Type(Kind.ANY, null, null, Set.of());
    /** An object with any fields. */
    static final Type MAP = new Type(Kind.MAP, null, null, Set.of());

    static final Type TEXTS = listOf(TEXT);

    private enum Kind {
        TEXT,
        NUMBER,
        INTEGER,
        TIME,
        FLAG,
        ANY,
        MAP,
        WORD,
        LIST,
        OBJECT
    }

    private final Kind kind;
    private final @Nullable Type element;
    private final @Nullable Fields fields;
    private final Set<String> words;

    private Type(Kind kind, @Nullable Type element, @Nullable Fields fields, Set<String> words) {
        this.kind = kind;
        this.element = element;
        this.fields = fields;
        this.words = words;
    }

    static Type listOf(Type element) {
        return new Type(Kind.LIST, element, null, Set.of());
    }

    static Type object(Fields fields) {
        return new Type(Kind.OBJECT, null, fields, Set.of());
    }

    static Type word(String... words) {
        return new Type(Kind.WORD, null, null, new LinkedHashSet<>(List.of(words)));
    }

    /** Refuses the value where it is not of this type; {@code path} names it, as in {@code phones[0].value}. */
    void check(String path, JsonNode value, boolean lenient) {
        switch (kind) {
            case TEXT -> require(value.isString(), path, "a text");
            case NUMBER -> require(value.isNumber(), path, "a number");
            case INTEGER -> require(value.isIntegralNumber(), path, "a whole number");
            case TIME -> require(value.isIntegralNumber(), path, "a timestamp in milliseconds");
            case FLAG -> require(value.isBoolean(), path, "true or false");
            case MAP -> require(value.isObject(), path, "an object");
            case WORD ->
                require(
                        value.isString() && words.contains(value.stringValue()),
                        path,
                        "one of " + String.join(", ", words));
            case LIST -> checkList(path, value, lenient);
            case OBJECT -> checkObject(path, value, lenient);
            case ANY -> {}
        }
    }

    private void checkList(String path, JsonNode value, boolean lenient) {
        require(value.isArray(), path, "a list");
        for (int i = 0; i < value.size() && element != null; i++) {
            element.check(path + "[" + i + "]", value.get(i), lenient);
        }
    }

    private void checkObject(String path, JsonNode value, boolean lenient) {
        require(value.isObject(), path, "an object");
        if (fields != null) {
            fields.check(path + ".", value, lenient);
        }
    }

    private static void require(boolean fits, String path, String what) {
        if (!fits) {
            throw LeverError.badRequest(path + " must be " + what);
        }
    }

    /** The same value as JSON would carry it; forms carry texts only. */
    JsonNode fromForm(JsonNode raw) {
        return switch (kind) {
            case NUMBER, INTEGER, TIME -> FormValue.number(raw);
            case FLAG -> FormValue.flag(raw);
            case LIST -> FormValue.list(raw, element == null ? TEXT : element);
            case OBJECT -> fields == null || !raw.isObject() ? raw : fields.fromForm(raw);
            case TEXT, WORD -> FormValue.single(raw);
            case ANY, MAP -> raw;
        };
    }
}
