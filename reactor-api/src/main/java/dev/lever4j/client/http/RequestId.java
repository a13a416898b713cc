package dev.lever4j.client.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the other side calls a request, for whoever asks Lever about it. Lever promises none. */
final class RequestId {
    private static final String HEADER = "x-request-id";
    /** A header can hold anything; only what can be no line of a log or a person's address is passed on. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RequestId() {}

    static Optional<String> of(HttpReply reply) {
        List<String> ids = reply.header(HEADER);
        return ids.isEmpty() || !ID.matcher(ids.get(0)).matches() ? Optional.empty() : Optional.of(ids.get(0));
    }
}
