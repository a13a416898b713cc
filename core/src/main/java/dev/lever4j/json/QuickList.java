package dev.lever4j.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list without nulls, as short as Lever's are: it is made once it is known how long it is. */
final class QuickList extends QuickValue {
    private final QuickValue element;

    QuickList(QuickValue element) {
        this.element = element;
    }

    @Override
    List<Object> read(JsonCursor in, Name at) {
        if (!in.enter('[', ']')) {
            return List.of();
        }
        Object first = one(in, at);
        if (!in.goesOn(']')) {
            return List.of(first);
        }
        Object second = one(in, at);
        return in.goesOn(']') ? more(in, at, first, second) : List.of(first, second);
    }

    private List<Object> more(JsonCursor in, Name at, Object first, Object second) {
        Object[] elements = {first, second, one(in, at), first, first, first, first, first};
        int size = 3;
        while (in.goesOn(']')) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, 2 * size);
            }
            elements[size++] = one(in, at);
        }
        return List.of(Arrays.copyOf(elements, size));
    }

    private Object one(JsonCursor in, Name at) {
        @Nullable Object value = element.read(in, at);
        if (value == null) {
            throw new Unusual();
        }
        return value;
    }
}
