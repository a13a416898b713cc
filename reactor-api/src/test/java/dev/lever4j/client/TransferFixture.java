package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.client.transport.TransportSettings;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A server that misbehaves, clients of it, and a folder for files. */
abstract class TransferFixture {
    static final Duration SOON = Duration.ofSeconds(60);
    static final String KEY = "key-that-must-not-show";
    static final RetryPolicy ONCE = RetryPolicy.NONE;
    static final RetryPolicy QUICK = new RetryPolicy(
            3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 500, 14, 5);

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable FaultServer server;

    FaultServer serve(FaultServer.Script script) {
        FaultServer started = new FaultServer(script);
        open.add(started);
        if (server == null) {
            server = started;
        }
        return started;
    }

    /** Answers every request, as long as the connection lasts. */
    FaultServer answer(UnaryOperator<String> reply) {
        return serve(peer -> {
            while (true) {
                peer.write(reply.apply(peer.readRequest()));
            }
        });
    }

    LeverClient client(RetryPolicy retry) {
        return client(retry, settings -> settings);
    }

    LeverClient client(RetryPolicy retry, UnaryOperator<TransportSettings> settings) {
        return built(builder(retry, settings).apiKey(Secret.of(KEY)));
    }

    LeverClient client(RetryPolicy retry, FaultServer of) {
        return built(builder(retry, LeverResources.builder().build(), of).apiKey(Secret.of(KEY)));
    }

    LeverClient client(RetryPolicy retry, Telemetry told) {
        LeverResources resources = LeverResources.builder().telemetry(told).build();
        return built(builder(retry, resources).apiKey(Secret.of(KEY)));
    }

    /** A client by a grant whose token endpoint is the server itself. */
    LeverClient clientByGrant() {
        return built(builder(QUICK, settings -> settings)
                .oauth(
                        new OAuthApp("app", Secret.of("app-secret")),
                        InMemoryTokenStore.of(Secret.of("refresh-secret"))));
    }

    private LeverClientBuilder builder(RetryPolicy retry, UnaryOperator<TransportSettings> settings) {
        return builder(retry, LeverResources.builder().transport(settings).build());
    }

    private LeverClientBuilder builder(RetryPolicy retry, LeverResources resources) {
        return builder(retry, resources, java.util.Objects.requireNonNull(server));
    }

    private LeverClientBuilder builder(RetryPolicy retry, LeverResources resources, FaultServer of) {
        open.add(() -> resources.closeGracefully(Duration.ZERO).block(SOON));
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(of.url(), of.url()))
                .rate(new RateLimit(10_000, 10_000))
                .resources(resources)
                .retry(retry);
    }

    private static LeverClient built(LeverClientBuilder builder) {
        return builder.build();
    }

    static String token(int number) {
        return json(
                200,
                "{\"access_token\":\"token-" + number + "\",\"refresh_token\":\"refresh-" + number
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    static String json(int status, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    static String file(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    static String chunked(String body) {
        int half = body.length() / 2;
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(body.substring(0, half))
                + chunk(body.substring(half)) + "0\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    static String redirect(@Nullable Object to) {
        return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The names in the folder, hidden ones included. */
    List<String> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static <E extends Throwable> E fails(Mono<?> call, Class<E> type) {
        List<Throwable> seen = new ArrayList<>();
        StepVerifier.create(call).consumeErrorWith(seen::add).verify(SOON);
        assertThat(seen.get(0)).isInstanceOf(type);
        assertThat(seen.get(0).toString()).doesNotContain(KEY).doesNotContain("X-Signature");
        return type.cast(seen.get(0));
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Waits for what happens soon after, on another thread. */
    static void eventually(java.util.function.BooleanSupplier condition) {
        Mono.delay(Duration.ofMillis(5))
                .repeat()
                .takeUntil(tick -> condition.getAsBoolean())
                .blockLast(SOON);
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}
