package dev.lever4j.json;

import dev.lever4j.endpoint.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page read from its bytes without the parser, by rules that are stricter than the parser's. It knows no errors:
 * whatever is unusual is left to {@link PageReader}, so that every error and every rare case is told in one place.
 */
final class QuickPage<T> {
    private final byte[] body;
    private final JsonCursor in;
    private final QuickCheck check;
    private final Class<T> type;
    private final @Nullable QuickValue record;
    private final FieldPlaces places;
    private final List<T> items = new ArrayList<>();
    private final List<RawJson> slices = new ArrayList<>();
    private boolean data;
    private @Nullable String next;
    private @Nullable Boolean hasNext;

    private QuickPage(byte[] body, Class<T> type, @Nullable QuickValue record) {
        this.body = body;
        this.in = new JsonCursor(body);
        this.check = new QuickCheck(in);
        this.type = type;
        this.record = record;
        this.places = new FieldPlaces(record == null ? body.length : 0);
    }

    /**
     * The page, or null if the parser has to look at it.
     *
     * @param record how a record is read; null where it is only checked
     */
    static <T> @Nullable PageBytes<T> read(byte[] body, Shape shape, Class<T> type, @Nullable QuickValue record) {
        // each token begins with a byte of its own, so this bounds tokens as well as strings
        if (record == QuickValue.UNUSUAL || body.length > Limits.TOKENS) {
            return null;
        }
        try {
            return new QuickPage<>(body, type, record).page(shape);
        } catch (RuntimeException unusual) {
            // also where the text ends too early, or a model refuses what it is made of
            return null;
        }
    }

    private PageBytes<T> page(Shape shape) {
        if (shape == Shape.BARE_LIST) {
            list();
        } else {
            envelope();
        }
        if (!data || !in.isAtEnd()) {
            throw new Unusual();
        }
        for (RawJson bytes : places.records(body)) {
            items.add(type.cast(bytes));
            slices.add(bytes);
        }
        return new PageBytes<>(items, slices, next, hasNext);
    }

    private void envelope() {
        Names names = new Names();
        names.begin();
        if (in.enter('{', '}')) {
            Name name = null;
            do {
                name = names.next(in, name);
                field(name);
            } while (in.goesOn('}'));
        }
    }

    private void field(Name name) {
        switch (name.text()) {
            case "data" -> list();
            case "next" -> next = in.isNull() ? null : in.text();
            case "hasNext" -> hasNext = in.isNull() ? null : (Boolean) in.truth();
            default -> check.value(name);
        }
    }

    private void list() {
        data = true;
        if (in.enter('[', ']')) {
            Name root = Name.root();
            do {
                if (record == null) {
                    check.record(root, places);
                } else {
                    take(record, root);
                }
            } while (in.goesOn(']'));
        }
    }

    private void take(QuickValue record, Name root) {
        if (in.peek() != '{') {
            throw new Unusual();
        }
        int start = in.at;
        Object read = record.read(in, root);
        if (read == null) {
            throw new Unusual();
        }
        items.add(type.cast(read));
        slices.add(new RawJson(body, start, in.at - start));
    }
}
