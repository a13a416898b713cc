package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One authenticated call; the path is below {@code /v1}. */
record Request(String method, String path, Query query, Map<String, String> vars, byte[] body, Caller caller) {
    String var(String name) {
        return vars.getOrDefault(name, "");
    }

    JsonNode json() {
        JsonNode json = Json.read(body);
        if (json == null || !json.isObject()) {
            throw LeverError.badRequest("Body must be a JSON object");
        }
        return json;
    }
}
