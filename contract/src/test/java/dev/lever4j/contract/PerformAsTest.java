package dev.lever4j.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.simulator.Exchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** What needs somebody on whose behalf it is done is refused without: the client cannot leave them out, others can. */
class PerformAsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private Account account;

    @BeforeEach
    void start() {
        account = new Account();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    static Stream<Scene> onBehalf() {
        return Scenes.all().filter(scene -> scene.endpoint().performAs() == PerformAsRule.REQUIRED);
    }

    @ParameterizedTest
    @MethodSource("onBehalf")
    void isMissed(Scene scene) {
        Flux.from(scene.success().on(account)).blockLast(PATIENCE);
        String path = "/v1" + scene.endpoint().template().replaceAll("\\{\\w+}", "[^/]+");
        Exchange done = account.exchanges().stream()
                .filter(exchange ->
                        exchange.method().equals(scene.endpoint().method().name())
                                && exchange.path().matches(path)
                                && exchange.status() < 300)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> alone = withoutAnybody(done);
        assertThat(alone.statusCode()).isEqualTo(400);
        assertThat(alone.body()).contains("Missing required parameter: perform_as");
    }

    /** The same request but for that one parameter. */
    private HttpResponse<String> withoutAnybody(Exchange done) {
        String query = Arrays.stream(done.query().split("&", -1))
                .filter(parameter -> !parameter.startsWith("perform_as="))
                .collect(Collectors.joining("&"));
        String key = Base64.getEncoder().encodeToString((account.simulator.apiKey() + ":").getBytes(UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(account.simulator.authUrl() + done.path() + "?" + query))
                .header("Authorization", "Basic " + key)
                .method(done.method(), BodyPublishers.ofByteArray(done.requestBody()));
        if (!done.requestContentType().isEmpty()) {
            request.header("Content-Type", done.requestContentType());
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }
}
