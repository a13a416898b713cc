package dev.lever4j.json;

import org.jspecify.annotations.Nullable;

/** Goes over a value and checks it, names that come twice included. */
final class QuickSkip extends QuickValue {
    static final QuickSkip SKIP = new QuickSkip();

    /** An object, whatever is in it. */
    static final QuickValue OBJECT = new QuickValue() {
        @Override
        @Nullable
        Object read(JsonCursor in, Name at) {
            object(in, at);
            return null;
        }
    };

    private QuickSkip() {}

    @Override
    @Nullable
    Object read(JsonCursor in, Name at) {
        switch (in.peek()) {
            case '"' -> in.skipText();
            case '{' -> object(in, at);
            case '[' -> list(in, at);
            case 't', 'f' -> in.truth();
            default -> in.unscaled();
        }
        return null;
    }

    private static void object(JsonCursor in, Name at) {
        Names names = at.inside();
        names.begin();
        if (in.enter('{', '}')) {
            Name name = null;
            do {
                name = names.next(in, name);
                SKIP.readOrNull(in, name);
            } while (in.goesOn('}'));
        }
    }

    private static void list(JsonCursor in, Name at) {
        if (in.enter('[', ']')) {
            do {
                SKIP.readOrNull(in, at);
            } while (in.goesOn(']'));
        }
    }
}
