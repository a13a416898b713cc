package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How many people a requisition allows to be hired: a number, or the word {@code unlimited}. Another word is kept as it
 * came.
 *
 * @param number null where a word was sent
 * @param word null where a number was sent
 */
public record Headcount(@Nullable Integer number, @Nullable String word) {
    public static final Headcount UNLIMITED = new Headcount(null, "unlimited");

    /** @throws IllegalArgumentException if it is neither a number nor a word, or both */
    public Headcount {
        if ((number == null) == (word == null)) {
            throw new IllegalArgumentException("a headcount is either a number or a word");
        }
    }

    public static Headcount of(int number) {
        return new Headcount(number, null);
    }

    public boolean isUnlimited() {
        return equals(UNLIMITED);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Headcount read(Object json) {
        if (json instanceof Integer number) {
            return of(number);
        }
        if (json instanceof String word) {
            return new Headcount(null, word);
        }
        throw new IllegalArgumentException("a headcount is a whole number or a word");
    }

    @JsonValue
    Object json() {
        return number != null ? number : String.valueOf(word);
    }
}
