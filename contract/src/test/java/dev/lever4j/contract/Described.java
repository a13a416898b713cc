package dev.lever4j.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges requests and answers by the published description. Answers are taken as they are: a null where the description
 * has none is a violation, a field that it does not know is none. In what is sent, unknown fields are.
 */
public final class Described {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_SCHEMA = "/content/application~1json/schema";

    private final Description description;
    private final Schemas schemas;
    private final Routes routes;

    private Described(Description description) {
        this.description = description;
        this.schemas = new Schemas(description);
        this.routes = new Routes(description.operations());
    }

    /** By the description in the jar of the core. Safe for use by several threads, and worth keeping. */
    public static Described byThePublishedDescription() {
        return new Described(Description.published());
    }

    /**
     * What is wrong with an answer.
     *
     * @param path below the base URL, as a template or with ids, with or without {@code /v1} and query
     * @param body its bytes; empty if there is none
     * @return one line for each violation; empty if there is none
     */
    public List<String> check(String method, String path, int status, byte[] body) {
        Optional<Operation> operation = routes.find(method, withoutQuery(path));
        if (operation.isEmpty()) {
            return List.of("no such operation: " + method + " " + withoutQuery(path));
        }
        String answer = "/responses/" + status;
        JsonNode response = operation.get().response(status);
        if (response.isMissingNode()) {
            return List.of(operation.get().label() + " is not described to answer " + status);
        }
        if (!response.has("content")) {
            return body.length == 0 ? List.of() : List.of(operation.get().label() + " " + status + " has no body");
        }
        if (response.at(JSON_SCHEMA).isMissingNode()) {
            return List.of();
        }
        return json(pointer(operation.get(), answer) + JSON_SCHEMA, body);
    }

    /**
     * What is wrong with a request: parameters that are unknown, missing or of the wrong type, and the body. Of a body
     * that is no JSON only the content type is judged.
     *
     * @param target as the path of {@link #check}, with the query
     * @param contentType that of the body; empty if there is none
     */
    public List<String> checkRequest(String method, String target, String contentType, byte[] body) {
        Optional<Operation> found = routes.find(method, withoutQuery(target));
        if (found.isEmpty()) {
            return List.of("no such operation: " + method + " " + withoutQuery(target));
        }
        Operation operation = found.get();
        List<String> violations = new ArrayList<>(query(operation, target));
        String type = contentType.replaceFirst(";.*", "").strip();
        JsonNode content = operation.node().at("/requestBody/content");
        if (content.isMissingNode() || body.length == 0) {
            if (content.isMissingNode() != (body.length == 0)) {
                violations.add(operation.label() + (body.length == 0 ? " needs a body" : " takes no body"));
            }
        } else if (!content.has(type)) {
            violations.add(operation.label() + " does not take " + type);
        } else if (type.equals("application/json")) {
            violations.addAll(json(pointer(operation, "/requestBody") + JSON_SCHEMA, body));
        }
        return violations;
    }

    /** As the other, for a JSON body. */
    public List<String> checkRequest(String method, String target, byte[] body) {
        return checkRequest(method, target, body.length == 0 ? "" : "application/json", body);
    }

    private List<String> query(Operation operation, String target) {
        List<String> violations = new ArrayList<>();
        Set<String> given = new LinkedHashSet<>();
        String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
        for (String pair :
                Arrays.stream(query.split("&")).filter(p -> !p.isEmpty()).toList()) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            given.add(name);
            violations.addAll(new Parameters(description, operation)
                    .violations(name, URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8)));
        }
        operation.queryParameters().stream()
                .map(p -> p.path("name").asString(""))
                .filter(name -> operation.requires(name) && !given.contains(name))
                .forEach(name -> violations.add(operation.label() + " needs " + name));
        return violations;
    }

    private List<String> json(String pointer, byte[] body) {
        try {
            return schemas.violations(pointer, JSON.readTree(body));
        } catch (JacksonException e) {
            return List.of("not JSON");
        }
    }

    /** Where a part of an operation stands, through a reference if it is one. */
    private static String pointer(Operation operation, String part) {
        JsonNode ref = operation.node().at(part).path("$ref");
        String path = operation.template().replace("~", "~0").replace("/", "~1");
        return ref.isString() ? ref.stringValue() : "#/paths/" + path + "/" + operation.method() + part;
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("\\?.*", "");
    }
}
