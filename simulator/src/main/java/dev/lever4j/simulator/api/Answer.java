package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Content;
import dev.lever4j.simulator.world.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back; the length of its body is always known. */
public record Answer(int status, Map<String, String> headers, Content body) {
    private static final Map<String, String> LIVE = Map.of(
            "Content-Type", "application/json; charset=utf-8",
            "Server", "lever-data-api",
            "X-Lever-Region", "global",
            "X-Stream-Path", "dapi");

    public Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, Content.of(body));
    }

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, LIVE, Json.bytes(body));
    }

    static Answer data(int status, JsonNode data) {
        return json(status, Json.object().set("data", data));
    }

    /** No content, as DELETE answers. */
    static Answer empty() {
        return new Answer(204, LIVE, new byte[0]);
    }

    static Answer binary(String contentType, Content body) {
        return new Answer(200, LIVE, body).with("Content-Type", contentType);
    }

    public static Answer error(int status, String code, String message) {
        return json(status, Json.object().put("code", code).put("message", message));
    }

    public Answer with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body);
    }
}
