package dev.lever4j.client;

import dev.lever4j.model.SafeFileName;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the file's name of a {@code Content-Disposition} header. */
final class ContentDisposition {
    private static final int LONGEST = 4096;
    private static final Pattern EXTENDED =
            Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*(utf-8|iso-8859-1)'[\\w-]*'([^;\\s\"]+)");
    private static final Pattern QUOTED = Pattern.compile("(?i);\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern TOKEN = Pattern.compile("(?i);\\s*filename\\s*=\\s*([^;\\s\"]+)");

    private ContentDisposition() {}

    /** The name, cleaned; empty where there is none or nothing usable is left of it. */
    static Optional<String> safeFileName(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher extended = EXTENDED.matcher(header);
        if (extended.find()) {
            return decoded(extended.group(2), extended.group(1)).flatMap(SafeFileName::of);
        }
        Matcher quoted = QUOTED.matcher(header);
        if (quoted.find()) {
            return SafeFileName.of(text(quoted.group(1).replaceAll("\\\\(.)", "$1")));
        }
        Matcher token = TOKEN.matcher(header);
        return token.find() ? SafeFileName.of(text(token.group(1))) : Optional.empty();
    }

    private static Optional<String> decoded(String text, String charset) {
        try {
            Charset named = charset.toLowerCase(Locale.ROOT).equals("utf-8")
                    ? StandardCharsets.UTF_8
                    : StandardCharsets.ISO_8859_1;
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), named));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    /** Headers are read as one character a byte; servers that send more mean UTF-8. */
    private static String text(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : header;
    }
}
