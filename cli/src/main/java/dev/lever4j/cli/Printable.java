package dev.lever4j.cli;

import java.util.regex.Pattern;

/** Text from elsewhere, made fit for a line on a terminal. */
final class Printable {
    /** Controls, marks that turn the direction of writing, what belongs to no language. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** What cannot be printed is shown by its number, so that two names that differ look different. */
    static String of(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(sign -> String.format("\\\\u{%x}", sign.group().codePointAt(0)));
    }
}
