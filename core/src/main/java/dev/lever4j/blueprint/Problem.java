package dev.lever4j.blueprint;

/**
 * Something in a file that is wrong, or worth a second look. It holds names of keys and variables, never a value.
 *
 * @param file as its reader called it
 * @param line from 1
 * @param column from 1
 * @param what one sentence, without a full stop
 */
public record Problem(String file, int line, int column, String what) {
    /** {@code file:line:column: what}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what;
    }
}
