package dev.lever4j.redis;

import dev.lever4j.client.token.AccountName;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The keys of one store: prefix, colon, name. A name is encoded as in a URL's query, which leaves it no colon, so that
 * no key belongs to two prefixes, and no brace, so that a cluster spreads accounts by their whole names.
 */
record KeySpace(String prefix) {
    String key(String account) {
        return prefix + ":" + encoded(account);
    }

    /** Empty if it is no key of these. */
    Optional<String> account(String key) {
        String name = key.startsWith(prefix + ":") ? key.substring(prefix.length() + 1) : "";
        try {
            String account = URLDecoder.decode(name, StandardCharsets.UTF_8);
            return encoded(AccountName.checked(account)).equals(name) ? Optional.of(account) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What {@code SCAN} finds the keys by; it may find more. */
    String pattern() {
        return (prefix + ":").replaceAll("[\\\\*?\\[]", "\\\\$0") + "*";
    }

    private static String encoded(String account) {
        return URLEncoder.encode(account, StandardCharsets.UTF_8);
    }
}
