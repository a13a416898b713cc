package dev.lever4j.cli;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.LeverJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code -d} names: literal JSON, {@code @FILE}, or {@code -} (also {@code @-}) for standard input. */
final class RequestBody {
    private RequestBody() {}

    /** @throws Failure if it cannot be read or is not one JSON object */
    static byte[] read(String data, InputStream in) {
        byte[] body = bytes(data, in);
        try {
            LeverJson.map(body);
            return body;
        } catch (MalformedResponseException e) {
            throw Failure.usage("-d must be one JSON object, @FILE with one, or - for standard input");
        }
    }

    private static byte[] bytes(String data, InputStream in) {
        try {
            if (data.equals("-") || data.equals("@-")) {
                return in.readAllBytes();
            }
            return data.startsWith("@")
                    ? Files.readAllBytes(Path.of(data.substring(1)))
                    : data.getBytes(StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw Failure.localIo("the body could not be read; check what follows -d", e);
        }
    }
}
