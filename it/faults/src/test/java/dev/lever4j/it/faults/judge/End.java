package dev.lever4j.it.faults.judge;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param value null where there is an error, and where nothing came
 * @param isEnded false where it had to be left to itself
 * @param isEndless whether that was because it sent without end
 */
record End(@Nullable Object value, @Nullable Throwable error, boolean isEnded, boolean isEndless) {
    static End value(@Nullable Object value) {
        return new End(value, null, true, false);
    }

    static End error(Throwable error) {
        return new End(null, error, true, false);
    }

    static End none(boolean isEndless) {
        return new End(null, null, false, isEndless);
    }

    String text() {
        if (error != null) {
            String text = error.toString();
            return text.length() < 300 ? text : text.substring(0, 300) + "...";
        }
        String text = String.valueOf(value);
        return text.length() < 300 ? text : text.substring(0, 300) + "...";
    }
}
