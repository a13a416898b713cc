package dev.lever4j.json;

import java.lang.invoke.MethodHandle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is made of another value. What cannot be made of it is for the mapper to refuse. */
final class QuickMade extends QuickValue {
    private final QuickValue from;
    private final Function<Object, Object> factory;

    QuickMade(QuickValue from, Function<Object, Object> factory) {
        this.from = from;
        this.factory = factory;
    }

    /** A word that comes again and again: what is made of it is made once for a page. */
    static QuickValue ofWord(Function<Object, Object> factory) {
        return new QuickValue() {
            @Override
            Object read(JsonCursor in, Name at) {
                Name word = at.inside().word(in, null);
                Object made = word.made;
                if (made == null) {
                    made = factory.apply(word.text());
                    word.made = made;
                }
                return made;
            }
        };
    }

    @Override
    @Nullable
    Object read(JsonCursor in, Name at) {
        Object value = from.read(in, at);
        return value == null ? null : factory.apply(value);
    }

    /** Calls a factory or a constructor that takes one value. */
    static Object call(MethodHandle handle, Object argument) {
        try {
            return (Object) handle.invokeExact(argument);
        } catch (Throwable refused) {
            throw unlessError(refused);
        }
    }

    /** An error is nobody's business here; whatever else was thrown says that the value does not fit. */
    static Unusual unlessError(Throwable refused) {
        if (refused instanceof Error error) {
            throw error;
        }
        return new Unusual();
    }
}
