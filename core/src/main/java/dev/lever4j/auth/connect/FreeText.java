package dev.lever4j.auth.connect;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that a stranger may have written, made fit for a line on a terminal or in a log. */
final class FreeText {
    private static final int LONGEST = 200;
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");
    // controls, marks that turn the direction of writing, what belongs to no language
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

    private FreeText() {}

    static String stripped(String text) {
        // cut first: nothing that is cut away is worth work
        String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = UNPRINTABLE
                .matcher(start)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST).strip() + "…" : line;
    }

    static String errorCode(@Nullable String text) {
        String code = Objects.requireNonNullElse(text, "");
        return CODE.matcher(code).matches() ? code : "unknown";
    }
}
