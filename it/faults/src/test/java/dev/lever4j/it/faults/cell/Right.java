package dev.lever4j.it.faults.cell;

import dev.lever4j.it.faults.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What Lever would answer. */
public final class Right {
    public static final String ID = "11111111-1111-4111-8111-111111111111";
    public static final String OTHER = "22222222-2222-4222-8222-222222222222";

    private Right() {}

    /** A whole answer with its length. */
    public static byte[] answer(Request request, int number) {
        return request.target().contains("/download")
                ? http("200 OK", "application/pdf", body(request, number))
                : json(body(request, number));
    }

    /** The body alone. */
    public static byte[] body(Request request, int number) {
        if (request.isForToken()) {
            return bytes(token(number));
        }
        if (request.target().contains("/download")) {
            return file();
        }
        if (request.method().equals("POST")) {
            return bytes("{\"data\":{\"noteId\":\"note-1\"}}");
        }
        return bytes(
                request.target().startsWith("/v1/opportunities?")
                        ? page(record(ID) + "," + record(OTHER), "\"hasNext\":false")
                        : "{\"data\":" + record(ID) + "}");
    }

    public static String record(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + Canaries.NAME + "\",\"emails\":[\"" + Canaries.EMAIL
                + "\"],\"tags\":[],\"createdAt\":1407460071043}";
    }

    public static String page(String records, String end) {
        return "{\"data\":[" + records + "]," + end + "}";
    }

    public static String token(int number) {
        return "{\"access_token\":\"" + Canaries.ACCESS + "-" + number + "\",\"refresh_token\":\"" + Canaries.REFRESH
                + "-" + number + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"offline_access\"}";
    }

    public static byte[] file() {
        byte[] file = new byte[3000];
        byte[] text = bytes(Canaries.FILE);
        for (int i = 0; i < file.length; i++) {
            file[i] = i < text.length ? text[i] : (byte) (i * 31);
        }
        return file;
    }

    public static byte[] json(String body) {
        return json(bytes(body));
    }

    public static byte[] json(byte[] body) {
        return http("200 OK", "application/json; charset=utf-8", body);
    }

    public static byte[] http(String status, String type, byte[] body) {
        return http("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length, body);
    }

    /** A head without its empty line, and a body. */
    public static byte[] http(String head, byte[] body) {
        byte[] start = bytes(head + "\r\n\r\n");
        byte[] whole = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
