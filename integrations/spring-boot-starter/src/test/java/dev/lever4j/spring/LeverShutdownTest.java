package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.model.Stage;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import reactor.test.StepVerifier;

/** The end of an application: after the web server, and not before what is in flight has ended. */
class LeverShutdownTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Simulator lever = Simulator.start();
    private final LeverResources resources = LeverResources.builder().build();
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
            .apiKey(Secret.of(lever.apiKey()))
            .resources(resources)
            .build();
    private final StaticApplicationContext context = new StaticApplicationContext();
    private final LeverShutdown shutdown = new LeverShutdown(resources, PATIENCE, context);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @AfterEach
    void close() {
        lever.close();
        resources.close();
    }

    @Test
    void itComesAfterTheWebServer() {
        assertThat(shutdown.getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void theEndWaitsForWhatIsInFlight() throws Exception {
        try (Gate gate = lever.controls().hold("GET", "/v1/stages")) {
            CompletableFuture<List<Stage>> call =
                    client.stages().list().items().collectList().toFuture();
            gate.arrived(1).get(1, TimeUnit.MINUTES);
            shutdown.start();
            shutdown.onApplicationEvent(new ContextClosedEvent(context));
            shutdown.stop(() -> ended.complete(null));
            assertThat(ended).as("before the answer").isNotDone();

            gate.open();

            assertThat(call.get(1, TimeUnit.MINUTES)).isNotEmpty();
            ended.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void theEndOfAChildIsNone() {
        shutdown.start();
        shutdown.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext(context)));
        shutdown.stop(() -> ended.complete(null));

        StepVerifier.create(client.stages().list().items().count())
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofMinutes(1));
    }

    @Test
    void whereNobodyWasStoppedItWaitsAllTheSame() {
        shutdown.destroy();

        StepVerifier.create(client.stages().list().items())
                .expectError(ClientClosedException.class)
                .verify(Duration.ofMinutes(1));
    }

    @Test
    void aPauseIsNoEnd() throws Exception {
        shutdown.start();
        shutdown.stop(() -> ended.complete(null));

        assertThat(ended).isDone();
        assertThat(shutdown.isRunning()).isFalse();
        assertThat(client.stages().list().items().collectList().toFuture().get(1, TimeUnit.MINUTES))
                .isNotEmpty();
    }
}
