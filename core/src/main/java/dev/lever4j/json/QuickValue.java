package dev.lever4j.json;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads one value that is not null from where a cursor stands, exactly as the mapper would, or finds it unusual. */
abstract class QuickValue {
    static final QuickValue TEXT = new QuickValue() {
        @Override
        String read(JsonCursor in, Name at) {
            return in.text();
        }
    };
    static final QuickValue TRUTH = new QuickValue() {
        @Override
        Boolean read(JsonCursor in, Name at) {
            return in.truth();
        }
    };
    static final QuickValue INTEGER = new QuickValue() {
        @Override
        Integer read(JsonCursor in, Name at) {
            long number = in.whole();
            if (number != (int) number) {
                throw new Unusual();
            }
            return (int) number;
        }
    };
    static final QuickValue DECIMAL = new QuickValue() {
        @Override
        BigDecimal read(JsonCursor in, Name at) {
            return in.decimal();
        }
    };
    static final QuickValue LONG = new QuickValue() {
        @Override
        Long read(JsonCursor in, Name at) {
            return in.whole();
        }
    };
    static final QuickValue LONG_OR_TEXT = new QuickValue() {
        @Override
        Long read(JsonCursor in, Name at) {
            return in.wholeOrText();
        }
    };
    static final QuickValue TIME = new QuickValue() {
        @Override
        Instant read(JsonCursor in, Name at) {
            return Instant.ofEpochMilli(in.whole());
        }
    };
    static final QuickValue TIME_OR_TEXT = new QuickValue() {
        @Override
        Instant read(JsonCursor in, Name at) {
            return Instant.ofEpochMilli(in.wholeOrText());
        }
    };

    /** Of a type that the quick way does not know. */
    static final QuickValue UNUSUAL = new QuickValue() {
        @Override
        Object read(JsonCursor in, Name at) {
            throw new Unusual();
        }
    };

    /**
     * Reads it and stands behind it.
     *
     * @param at the name under which it lies, itself or its list
     * @return null only where nothing is made of it
     */
    abstract @Nullable Object read(JsonCursor in, Name at);

    /** As {@link #read}, where it may be null. */
    final @Nullable Object readOrNull(JsonCursor in, Name at) {
        return in.isNull() ? null : read(in, at);
    }
}
