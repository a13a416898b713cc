package dev.lever4j.auth.connect;

import dev.lever4j.auth.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A query, taken apart. What is wrong with it is said without quoting it. */
final class CallbackQuery {
    private static final int LONGEST = 16 * 1024;

    private CallbackQuery() {}

    static Map<String, String> parse(String rawQuery) {
        String query = rawQuery.startsWith("?") ? rawQuery.substring(1) : rawQuery;
        if (query.length() > LONGEST) {
            throw new IllegalArgumentException("it is too long");
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                if (fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "") != null) {
                    throw new IllegalArgumentException("it names a parameter twice");
                }
            }
        }
        return fields;
    }

    static Secret secret(String name, String text) {
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its " + name + " is none that a server sends");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it holds a % that begins no escape");
        }
    }
}
