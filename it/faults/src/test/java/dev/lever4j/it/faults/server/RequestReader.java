package dev.lever4j.it.faults.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** The server's own reading of HTTP/1.1, as strict as a client's requests have to be. */
final class RequestReader {
    private RequestReader() {}

    /** The next request; null where the bytes end before it is whole. */
    static @Nullable Request next(InputStream in) throws IOException {
        String head = head(in);
        return head == null ? null : whole(head, in);
    }

    /** All that was received whole on one connection. */
    static List<Request> all(byte[] received) {
        List<Request> requests = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(received);
        try {
            for (Request next = next(in); next != null; next = next(in)) {
                requests.add(next);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return requests;
    }

    /** Up to its empty line; null where the bytes end before. */
    static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static @Nullable Request whole(String head, InputStream in) throws IOException {
        String[] lines = head.split("\r\n");
        String[] first = lines[0].split(" ");
        if (first.length != 3 || !first[2].equals("HTTP/1.1")) {
            throw new AssertionError("no request line: " + lines[0]);
        }
        List<Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
        }
        Request bare = new Request(first[0], first[1], List.copyOf(headers), new byte[0]);
        byte[] body = body(bare, in);
        return body == null ? null : new Request(bare.method(), bare.target(), bare.headers(), body);
    }

    private static byte @Nullable [] body(Request head, InputStream in) throws IOException {
        if (!head.all("transfer-encoding").isEmpty()) {
            return chunks(in);
        }
        List<String> lengths = head.all("content-length");
        int length = lengths.isEmpty() ? 0 : Integer.parseInt(lengths.get(0));
        byte[] body = in.readNBytes(length);
        return body.length < length ? null : body;
    }

    private static byte @Nullable [] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            if (size == null) {
                return null;
            }
            int length = Integer.parseInt(size, 16);
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length || line(in) == null) {
                return null;
            }
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(chunk);
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
