package dev.lever4j.it.faults.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map.Entry;

/**
 * A request as the server received it, whole.
 *
 * @param headers in their order, names as they came
 */
public record Request(String method, String target, List<Entry<String, String>> headers, byte[] body) {
    /** All values of a header. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Entry::getValue)
                .toList();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isForToken() {
        return target.startsWith("/oauth/token");
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
