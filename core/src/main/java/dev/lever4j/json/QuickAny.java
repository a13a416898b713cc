package dev.lever4j.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of which no model knows the form, as {@link LeverJson#map} has it. */
final class QuickAny extends QuickValue {
    static final QuickAny ANY = new QuickAny();

    private QuickAny() {}

    /** An object whose values are all of one type, or of any. */
    static QuickValue mapOf(QuickValue value) {
        return new QuickValue() {
            @Override
            Map<String, @Nullable Object> read(JsonCursor in, Name at) {
                return object(in, at, value);
            }
        };
    }

    @Override
    Object read(JsonCursor in, Name at) {
        return switch (in.peek()) {
            case '"' -> in.text();
            case '{' -> object(in, at, this);
            case '[' -> list(in, at);
            case 't', 'f' -> in.truth();
            default -> in.number();
        };
    }

    static Map<String, @Nullable Object> object(JsonCursor in, Name at, QuickValue value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Names names = at.inside();
        names.begin();
        if (in.enter('{', '}')) {
            Name name = null;
            do {
                name = names.next(in, name);
                fields.put(name.text(), value.readOrNull(in, name));
            } while (in.goesOn('}'));
        }
        return fields;
    }

    private List<@Nullable Object> list(JsonCursor in, Name at) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (in.enter('[', ']')) {
            do {
                elements.add(readOrNull(in, at));
            } while (in.goesOn(']'));
        }
        return elements;
    }
}
