package dev.lever4j.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list to go on from: Lever's offset text, kept as it came and percent-encoded once when it is sent.
 * Opaque; bound to the filters of the list that it came from (Lever answers 400 otherwise). It may be kept for a later
 * run, as text; how long Lever accepts it is not documented. Holds nothing secret.
 */
public final class Cursor {
    private static final int LONGEST = 4096;

    private final String offset;

    private Cursor(String offset) {
        this.offset = offset;
    }

    /**
     * The cursor of a text that {@link #toString} gave.
     *
     * @throws IllegalArgumentException if the text is blank, longer than 4,096 characters, or holds a control character
     *     or half of a character (a lone surrogate)
     */
    public static Cursor parse(String text) {
        if (!isCursor(text)) {
            throw new IllegalArgumentException("not a cursor: it must be 1 to " + LONGEST
                    + " characters, none of them half or a control character");
        }
        return new Cursor(text);
    }

    static boolean isCursor(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cursor that && offset.equals(that.offset);
    }

    @Override
    public int hashCode() {
        return offset.hashCode();
    }

    /** The text to keep; {@link #parse} takes it back. */
    @Override
    public String toString() {
        return offset;
    }
}
