package dev.lever4j.client.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An answer whose body has arrived whole, as far as its framing can tell.
 *
 * @param headers names in lower case
 */
public record HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    /** The values of a header, in order; empty if absent. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Neither headers nor body: both may hold what is nobody else's business. */
    @Override
    public String toString() {
        return "HttpReply[" + status + ", " + body.length + " bytes]";
    }
}
