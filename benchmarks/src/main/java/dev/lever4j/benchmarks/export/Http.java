package dev.lever4j.benchmarks.export;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Requests as one writes them by hand: a client of the JDK, a mapper, a second's pause after a 429 or a 5xx. */
final class Http {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI api;
    private final String authorization;

    /** What an answer brings. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            List<Map<String, Object>> data,
            @Nullable String next,
            @Nullable Boolean hasNext) {}

    Http(Simulator server) {
        api = server.baseUrl();
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((server.apiKey() + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Again and again until it is there. */
    Page get(String path) {
        return send(path).join();
    }

    CompletableFuture<Page> send(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", authorization)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenCompose(answer -> {
            if (answer.statusCode() == OK) {
                return CompletableFuture.completedFuture(mapper.readValue(answer.body(), Page.class));
            }
            if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
                return CompletableFuture.supplyAsync(
                                () -> path, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                        .thenCompose(this::send);
            }
            throw new CompletionException(new IllegalStateException(path + " " + answer.statusCode()));
        });
    }
}
