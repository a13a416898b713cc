package dev.lever4j.client.simulated;

import dev.lever4j.client.simulated.ConnectGuideExample.Answer;
import dev.lever4j.client.simulated.ConnectGuideExample.LeverConnection;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The web application of the guide: sessions by cookie, a login that believes everybody, and the two routes. */
final class GuideSite implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicReference<@Nullable LeverConnection> connection = new AtomicReference<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get("/login/{customer}", this::login)
                    .get("/lever/connect", this::begin)
                    .get("/lever/callback", this::complete))
            .bindNow(SOON);

    void serve(LeverConnection pair) {
        connection.set(pair);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private Publisher<Void> login(HttpServerRequest request, HttpServerResponse response) {
        String id = "session-" + logins.incrementAndGet();
        Map<String, Object> session = new ConcurrentHashMap<>();
        session.put("customer", Objects.requireNonNull(request.param("customer")));
        sessions.put(id, session);
        Cookie cookie = new DefaultCookie("session", id);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        return response.addCookie(cookie).sendString(Mono.just("hello"));
    }

    private Publisher<Void> begin(HttpServerRequest request, HttpServerResponse response) {
        Map<String, Object> session = session(request);
        return send(pair().begin(String.valueOf(session.get("customer")), session), response);
    }

    private Publisher<Void> complete(HttpServerRequest request, HttpServerResponse response) {
        return send(pair().complete(session(request), URI.create(request.uri()).getRawQuery()), response);
    }

    private static Publisher<Void> send(Mono<Answer> answer, HttpServerResponse response) {
        return answer.flatMap(given -> {
            if (given.location() != null) {
                response.header("location", given.location().toString());
            }
            return response.status(given.status())
                    .sendString(Mono.just(given.text()))
                    .then();
        });
    }

    private LeverConnection pair() {
        return Objects.requireNonNull(connection.get());
    }

    private Map<String, Object> session(HttpServerRequest request) {
        return request.cookies().getOrDefault("session", Set.of()).stream()
                .map(Cookie::value)
                .map(sessions::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(ConcurrentHashMap::new);
    }

    @Override
    public void close() {
        server.disposeNow(SOON);
    }
}
