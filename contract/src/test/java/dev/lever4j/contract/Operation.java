package dev.lever4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One operation of the description. */
record Operation(Description description, String method, String template, JsonNode item, JsonNode node) {
    String id() {
        return node.path("operationId").asString("");
    }

    /** For example {@code GET /stages/{stage}}. */
    String label() {
        return method.toUpperCase(Locale.ROOT) + " " + template;
    }

    /** Those of the path and its own, resolved. */
    List<JsonNode> parameters() {
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(p -> parameters.add(description.resolve(p)));
        node.path("parameters").forEach(p -> parameters.add(description.resolve(p)));
        return parameters;
    }

    List<JsonNode> queryParameters() {
        return parameters().stream()
                .filter(p -> p.path("in").asString("").equals("query"))
                .toList();
    }

    boolean takes(String queryParameter) {
        return queryParameters().stream()
                .anyMatch(p -> p.path("name").asString("").equals(queryParameter));
    }

    boolean requires(String queryParameter) {
        return queryParameters().stream()
                .anyMatch(p -> p.path("name").asString("").equals(queryParameter)
                        && p.path("required").asBoolean(false));
    }

    /** The scopes of OAuth that it names, with {@code :admin}. */
    List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        node.path("security").forEach(s -> s.path("oauth").forEach(scope -> scopes.add(scope.asString(""))));
        return scopes;
    }

    boolean seenLive() {
        return node.path("x-lever4j-seen").asString("").equals("live");
    }

    /** The described answer of this status, resolved; missing if there is none. */
    JsonNode response(int status) {
        return description.resolve(node.path("responses").path(String.valueOf(status)));
    }

    /** The schema of its first success, or a missing node if that has no JSON. */
    JsonNode successSchema() {
        return successes().get(0).at("/content/application~1json/schema");
    }

    List<JsonNode> successes() {
        List<JsonNode> successes = new ArrayList<>();
        node.path("responses").forEachEntry((status, response) -> {
            if (status.startsWith("2")) {
                successes.add(description.resolve(response));
            }
        });
        return successes;
    }

    @Override
    public String toString() {
        return id();
    }
}
