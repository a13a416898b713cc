package dev.lever4j.model;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a name from elsewhere usable as the name of a file, on every usual file system. What is left has no separator,
 * colon or other character that a file system gives a meaning to, no control or direction mark, no dot or blank at
 * either end, is no device name of Windows, and has at most 200 bytes in UTF-8 with its extension kept. Two names may
 * become one.
 */
public final class SafeFileName {
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;
    private static final Pattern MEANINGFUL =
            Pattern.compile("[/\\\\:*?\"<>|]|[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern ENDS = Pattern.compile("^[.\\s\\p{Zs}]+|[.\\s\\p{Zs}]+$");
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");
    private static final Pattern PORT = Pattern.compile("(com|lpt)[0-9\u00b9\u00b2\u00b3]");

    private SafeFileName() {}

    /** The cleaned name; empty where nothing usable is left of it. */
    public static Optional<String> of(@Nullable String name) {
        if (name == null || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.empty();
        }
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = MEANINGFUL
                .matcher(Normalizer.normalize(base, Normalizer.Form.NFC))
                .replaceAll("_");
        String trimmed = trimmed(shortened(trimmed(plain)));
        if (trimmed.isEmpty() || trimmed.chars().allMatch(c -> c == '_')) {
            return Optional.empty();
        }
        return Optional.of(isDevice(trimmed) ? trimmed(shortened("_" + trimmed)) : trimmed);
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = trimmed(dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem) || PORT.matcher(stem).matches();
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? name.substring(dot) : "";
        if (bytes(extension) > LONGEST_EXTENSION) {
            extension = "";
        }
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem) + bytes(extension) > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + extension;
    }

    private static String trimmed(String name) {
        return ENDS.matcher(name).replaceAll("");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
