package dev.lever4j.auth.connect;

import dev.lever4j.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * Where the browser comes back to after consent. Lever compares it with the registered one character by character
 * (documented), so it is kept and sent as it was given.
 *
 * @param text not secret
 */
public record RedirectUri(String text) {
    /** @throws IllegalArgumentException if it is neither an https URL nor an http URL of this machine's loopback */
    public RedirectUri {
        URI uri = parsed(text);
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !scheme.equals("https") && !Loopback.isHttp(uri)) {
            throw new IllegalArgumentException(
                    "the redirect URI must be an https:// URL, or http:// on this machine's loopback");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the redirect URI must not carry user info or a fragment");
        }
    }

    public URI uri() {
        return URI.create(text);
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the redirect URI is not a URL");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
