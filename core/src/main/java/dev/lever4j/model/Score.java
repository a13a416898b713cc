package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalInt;

/**
 * How good something is: a number from 1 (strong no) to 4 (strong yes), or a label such as {@code 3 - Hire}. Lever's
 * documentation shows both forms.
 */
public sealed interface Score {
    /** 1 to 4, also from a label that begins with it; empty if it is none of these. */
    OptionalInt grade();

    static Score of(int number) {
        return new Number(number);
    }

    static Score of(String label) {
        return new Label(label);
    }

    /** A plain number. */
    record Number(@JsonValue int number) implements Score {
        @Override
        public OptionalInt grade() {
            return number >= 1 && number <= 4 ? OptionalInt.of(number) : OptionalInt.empty();
        }
    }

    /** The text of one of the field's options. */
    record Label(@JsonValue String text) implements Score {
        @Override
        public OptionalInt grade() {
            boolean graded = text.matches("[1-4]( .*)?");
            return graded ? OptionalInt.of(text.charAt(0) - '0') : OptionalInt.empty();
        }
    }
}
