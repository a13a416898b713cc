package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Paged;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.request.PerformAs;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on migrating promises, done. */
class MigratingTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Simulator server = Simulator.builder().rate(10_000, 10_000).start();
    private final LeverClient lever = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(server.baseUrl(), server.authUrl()))
            .apiKey(Secret.of(server.apiKey()))
            .rate(new RateLimit(10_000, 10_000))
            .build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        lever.closeGracefully(SOON).block(SOON);
        server.close();
    }

    @Test
    void fromAWebClient() {
        assertThat(MigratingExample.list(lever, Instant.EPOCH).collectList().block(SOON))
                .isNotEmpty();
        assertThat(MigratingExample.note(lever, first(), someone()).block(SOON)).isNotNull();
    }

    @Test
    void fromTheBlueprint() throws IOException {
        // the page's own file, with the simulator in Lever's place
        String page = Files.readString(GuideTest.DOCS.resolve("migrating.md"));
        int from = page.indexOf("```yaml\n") + "```yaml\n".length();
        Path file = Files.writeString(folder.resolve("integrations.yaml"), """
                %s    auth:
                      token_url: %s/oauth/token
                    requests:
                      base_url: %s
                """.formatted(
                        page.substring(from, page.indexOf("```", from)), server.authUrl(), server.baseUrl()));
        Map<String, String> environment = Map.of(
                "LEVER_CLIENT_ID", server.app().clientId(),
                "LEVER_CLIENT_SECRET", server.app().clientSecret());

        assertThat(MigratingExample.blueprint(
                                file, InMemoryTokenStore.of(Secret.of(server.newGrant())), environment, first())
                        .collectList()
                        .block(SOON))
                .isNotEmpty();
    }

    @Test
    void fromTheTap() {
        assertThat(MigratingExample.tap(lever, folder.resolve("data"))
                        .blockOptional(SOON)
                        .orElseThrow()
                        .isComplete())
                .isTrue();
    }

    private String first() {
        return first(lever.opportunities().list()).id();
    }

    private PerformAs someone() {
        return PerformAs.performAs(first(lever.users().list()).id());
    }

    private static <T> T first(Paged<T> list) {
        return list.items().next().blockOptional(SOON).orElseThrow();
    }
}
