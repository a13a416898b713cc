package dev.lever4j.sample.webflux;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.simulator.Simulator;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Lever's authorization server, as one app knows it: one address, whichever account's admin agrees. Behind it each
 * simulated account has its own, which knows the app under another id. Who the admin is would be Lever's login to find
 * out; here it is the admin of the account that the application has begun to connect.
 */
final class SimulatedConsent implements PendingConnections {
    private final PendingConnections begun = PendingConnections.inMemory();
    private final Map<String, Simulator> levers;
    private final Simulator first;
    private final Map<String, Simulator> byState = new ConcurrentHashMap<>();
    private final Map<String, Simulator> byCode = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.create();
    private final DisposableServer server;

    private SimulatedConsent(Map<String, Simulator> levers) {
        this.levers = levers;
        this.first = levers.values().iterator().next();
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/authorize", this::authorize).post("/oauth/token", this::token))
                .bindNow();
    }

    static SimulatedConsent start(Map<String, Simulator> levers) {
        return new SimulatedConsent(levers);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public Mono<Void> add(PendingConnection pending) {
        Simulator lever = Objects.requireNonNull(levers.get(pending.account()), "no such account");
        return begun.add(pending)
                .doOnSuccess(done -> byState.put(pending.state().reveal(), lever));
    }

    @Override
    public Mono<PendingConnection> take(Secret state) {
        return begun.take(state).doOnNext(taken -> byState.remove(taken.state().reveal()));
    }

    void close() {
        server.disposeNow();
    }

    private Mono<Void> authorize(HttpServerRequest request, HttpServerResponse response) {
        Simulator lever = byState.getOrDefault(String.valueOf(parameter(request.uri(), "state")), first);
        return http.get()
                .uri(lever.authUrl() + own(lever, request.uri()))
                .response((answer, body) -> {
                    String back = answer.responseHeaders().get(HttpHeaderNames.LOCATION);
                    String code = back == null ? null : parameter(back, "code");
                    if (code != null) {
                        byCode.put(code, lever);
                    }
                    return passedOn(answer, body, response);
                })
                .then();
    }

    private Mono<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(form -> {
            Simulator lever = byCode.getOrDefault(String.valueOf(parameter("?" + form, "code")), first);
            return http.headers(headers -> headers.set(
                            HttpHeaderNames.CONTENT_TYPE,
                            request.requestHeaders().get(HttpHeaderNames.CONTENT_TYPE)))
                    .post()
                    .uri(lever.authUrl() + request.uri())
                    .send(ByteBufFlux.fromString(Mono.just(own(lever, form))))
                    .response((answer, body) -> passedOn(answer, body, response))
                    .then();
        });
    }

    /** What the app says of itself and of the account, as this one knows them. */
    private String own(Simulator lever, String said) {
        return said.replace(first.app().clientId(), lever.app().clientId())
                .replace(first.app().clientSecret(), lever.app().clientSecret())
                .replace(
                        "%3A" + first.authUrl().getPort(),
                        "%3A" + lever.authUrl().getPort());
    }

    private static Mono<Void> passedOn(HttpClientResponse answer, ByteBufFlux body, HttpServerResponse response) {
        return response.status(answer.status())
                .headers(answer.responseHeaders())
                .sendByteArray(body.aggregate().asByteArray())
                .then();
    }

    private static @Nullable String parameter(String uri, String name) {
        return UriComponentsBuilder.fromUriString(uri).build().getQueryParams().getFirst(name);
    }
}
