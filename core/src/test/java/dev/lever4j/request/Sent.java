package dev.lever4j.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a body sends, and what was recorded as sent, read by a reader with nothing of ours in it. */
final class Sent {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    private Sent() {}

    static String text(RequestBody body) {
        return new String(body.toJson(), StandardCharsets.UTF_8);
    }

    static JsonNode tree(RequestBody body) {
        return PLAIN.readTree(body.toJson());
    }

    static JsonNode recorded(String name) {
        try (InputStream in = Sent.class.getResourceAsStream("/fixtures/requests/" + name + ".json")) {
            return PLAIN.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
