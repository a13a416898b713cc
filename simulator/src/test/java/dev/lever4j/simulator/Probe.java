package dev.lever4j.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client for the tests: the JDK's, with no knowledge of Lever beyond headers and forms. */
final class Probe {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Simulator simulator;
    private final String authorization;

    Probe(Simulator simulator, String authorization) {
        this.simulator = simulator;
        this.authorization = authorization;
    }

    static Probe apiKey(Simulator simulator) {
        return new Probe(simulator, basic(simulator.apiKey()));
    }

    static Probe bearer(Simulator simulator, String accessToken) {
        return new Probe(simulator, "Bearer " + accessToken);
    }

    static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String pathAndQuery) {
        return send(request(pathAndQuery).GET().build());
    }

    HttpResponse<InputStream> download(String pathAndQuery) {
        return send(request(pathAndQuery).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    CompletableFuture<HttpResponse<String>> getLater(String pathAndQuery) {
        return HTTP.sendAsync(request(pathAndQuery).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    HttpResponse<String> put(String path, String json) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    HttpResponse<String> delete(String path, String json) {
        return send(request(path)
                .method("DELETE", HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Posts a form; a text of {@code name=value}, or {@code name@filename=content} for a file, for each part. */
    HttpResponse<String> form(String path, String... parts) {
        StringBuilder body = new StringBuilder();
        for (String part : parts) {
            int equals = part.indexOf('=');
            String[] names = part.substring(0, equals).split("@", 2);
            String file = names.length == 1 ? "" : "; filename=\"" + names[1] + "\"\r\nContent-Type: text/plain";
            body.append("--edge\r\nContent-Disposition: form-data; name=\"").append(names[0]);
            body.append("\"").append(file).append("\r\n\r\n");
            body.append(part.substring(equals + 1)).append("\r\n");
        }
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--edge--\r\n"))
                .build());
    }

    /** The {@code data} of a GET that must succeed. */
    JsonNode data(String pathAndQuery) {
        return json(pathAndQuery).get("data");
    }

    /** The id of the first user that {@code GET /users} lists. */
    String user() {
        return data("/users?limit=1").get(0).get("id").stringValue();
    }

    JsonNode json(String pathAndQuery) {
        HttpResponse<String> response = get(pathAndQuery);
        if (response.statusCode() != 200) {
            throw new AssertionError(pathAndQuery + " -> " + response.statusCode() + " " + response.body());
        }
        return json(response);
    }

    /** Follows the pages to the end. */
    List<JsonNode> all(String pathAndQuery) {
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = json(pathAndQuery);
        page.get("data").forEach(records::add);
        while (page.get("hasNext").booleanValue()) {
            String separator = pathAndQuery.contains("?") ? "&" : "?";
            page = json(pathAndQuery + separator + "offset="
                    + encode(page.get("next").stringValue()));
            page.get("data").forEach(records::add);
        }
        return records;
    }

    /** Posts a form to the token endpoint. */
    HttpResponse<String> token(Map<String, String> form) {
        return send(tokenRequest(form));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token(refreshForm(refreshToken));
    }

    CompletableFuture<HttpResponse<String>> refreshLater(String refreshToken) {
        return HTTP.sendAsync(tokenRequest(refreshForm(refreshToken)), HttpResponse.BodyHandlers.ofString());
    }

    /** Calls any URL of the simulator without credentials. */
    HttpResponse<String> browse(String pathAndQuery) {
        return send(HttpRequest.newBuilder(URI.create(simulator.authUrl() + pathAndQuery))
                .build());
    }

    /** Posts JSON to any URL of the simulator without credentials. */
    HttpResponse<String> apply(String pathAndQuery, String json) {
        return send(HttpRequest.newBuilder(URI.create(simulator.authUrl() + pathAndQuery))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private Map<String, String> refreshForm(String refreshToken) {
        SimulatedApp app = simulator.app();
        return Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                app.clientId(),
                "client_secret",
                app.clientSecret(),
                "refresh_token",
                refreshToken);
    }

    private HttpRequest tokenRequest(Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(simulator.authUrl() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                .build();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + pathAndQuery));
        return authorization.isEmpty() ? builder : builder.header("Authorization", authorization);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return MAPPER.readTree(response.body());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
