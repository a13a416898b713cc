package dev.lever4j.client.transport;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** One server, one transport and one request, put together in a line. */
abstract class TransportFixture {
    static final Duration SOON = Duration.ofSeconds(60);
    static final String TOKEN = "token-that-must-not-show";
    static final Secret AUTHORIZATION =
            Objects.requireNonNull(Authorization.bearer(Secret.of(TOKEN), 1).header());

    Departure departure = new Departure();
    private @Nullable FaultServer server;
    private @Nullable NettyTransport transport;

    FaultServer serve(FaultServer.Script script) {
        return serve(new FaultServer(script));
    }

    FaultServer serve(FaultServer started) {
        server = started;
        return started;
    }

    NettyTransport transport(TransportSettings settings, URI origin) {
        return transport(settings, origin, true);
    }

    NettyTransport transport(TransportSettings settings, URI origin, boolean nativeIo) {
        NettyTransport built = new NettyTransport(settings, Set.of(origin), nativeIo, false);
        transport = built;
        return built;
    }

    WireRequest get(URI origin) {
        departure = new Departure();
        URI url = URI.create(origin + "/v1/opportunities?limit=100");
        return new WireRequest(HttpMethod.GET, url, AUTHORIZATION, null, "application/json", departure);
    }

    WireRequest post(URI origin, String body) {
        departure = new Departure();
        URI url = URI.create(origin + "/v1/opportunities");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new WireRequest(HttpMethod.POST, url, AUTHORIZATION, bytes, "application/json", departure);
    }

    /** Sends a GET with default settings to a server that plays the script. */
    Mono<HttpReply> getFrom(FaultServer.Script script) {
        FaultServer started = serve(script);
        return transport(TransportSettings.DEFAULT, started.url()).send(get(started.url()));
    }

    static <E extends Throwable> void fails(Mono<?> sent, Class<E> type, Consumer<E> check) {
        StepVerifier.create(sent)
                .consumeErrorWith(error -> {
                    if (!type.isInstance(error)) {
                        throw new AssertionError("expected " + type.getSimpleName(), error);
                    }
                    check.accept(type.cast(error));
                })
                .verify(SOON);
    }

    static void fails(Mono<?> sent, Class<? extends Throwable> type) {
        fails(sent, type, error -> {});
    }

    static void answers(Mono<HttpReply> sent, int status, String body) {
        StepVerifier.create(sent.map(reply -> reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8)))
                .expectNext(status + " " + body)
                .expectComplete()
                .verify(SOON);
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @AfterEach
    void closeAll() {
        if (transport != null) {
            StepVerifier.create(transport.close()).expectComplete().verify(SOON);
        }
        if (server != null) {
            server.close();
        }
    }
}
