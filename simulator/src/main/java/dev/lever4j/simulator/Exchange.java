package dev.lever4j.simulator;

import dev.lever4j.simulator.api.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A request to the Data API and its answer. The arrays are not copied.
 *
 * @param path with {@code /v1}
 * @param query as it was sent, empty where there was none
 * @param requestContentType empty where there was none
 * @param body of the answer, the first {@link #MOST} bytes of it
 */
public record Exchange(
        String method,
        String path,
        String query,
        String requestContentType,
        byte[] requestBody,
        int status,
        Map<String, String> headers,
        byte[] body) {
    /** Longer bodies of answers are cut here: a download need not be held. */
    public static final int MOST = 1 << 20;

    static Exchange of(Backend.Call call, Answer answer) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(body, MOST);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return new Exchange(
                call.method(),
                call.path(),
                call.query(),
                call.contentType(),
                call.body(),
                answer.status(),
                answer.headers(),
                body.toByteArray());
    }
}
