package dev.lever4j.spring;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.ClientClosedException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The way to Lever and back. It begins with a POST of this application's own page, so that no other site can begin it;
 * what was begun is tied to the browser's session, and counts once.
 */
final class ConnectRoutes {
    static final String STATE = "dev.lever4j.connect.state";

    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /** Somebody else's link, which takes nothing from what this browser has begun. */
    private static final Set<Reason> STRAY = Set.of(Reason.STATE_MISMATCH, Reason.CALLBACK_MALFORMED);

    private final LeverOAuth oauth;
    private final LeverConnectPolicy policy;
    private final ConnectPaths paths;

    ConnectRoutes(LeverOAuth oauth, LeverConnectPolicy policy, ConnectPaths paths) {
        this.oauth = oauth;
        this.policy = policy;
        this.paths = paths;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(paths.connect(), this::ask)
                .POST(paths.connect(), this::begin)
                .GET(paths.callback(), this::complete)
                .build();
    }

    private Mono<ServerResponse> ask(ServerRequest request) {
        return policy.account(request)
                .flatMap(account -> ConnectPage.button(paths.basePath() + paths.connect()))
                .switchIfEmpty(Mono.defer(ConnectRoutes::notAllowed));
    }

    private Mono<ServerResponse> begin(ServerRequest request) {
        if (!SameOrigin.is(request, oauth.redirectUri())) {
            return ConnectPage.bad(
                    HttpStatus.FORBIDDEN,
                    "This has to begin on this application's own page, at the address that Lever comes back to.");
        }
        return policy.account(request)
                .flatMap(account -> Mono.zip(oauth.begin(account), request.session()))
                .flatMap(begun -> {
                    session(begun.getT2()).put(STATE, begun.getT1().state().reveal());
                    return ConnectPage.goTo(begun.getT1().url());
                })
                .switchIfEmpty(Mono.defer(ConnectRoutes::notAllowed))
                .onErrorResume(ConnectRoutes::isOurs, ConnectRoutes::unavailable);
    }

    private Mono<ServerResponse> complete(ServerRequest request) {
        return request.session().flatMap(session -> {
            Object state = session(session).get(STATE);
            return state == null
                    ? again(HttpStatus.BAD_REQUEST, "Nothing was begun in this browser.")
                    : oauth.complete(Secret.of(state.toString()), request.uri().getRawQuery())
                            .flatMap(result -> page(result, session))
                            .onErrorResume(ConnectRoutes::isOurs, ConnectRoutes::unavailable);
        });
    }

    private Mono<ServerResponse> page(ConnectResult result, WebSession session) {
        if (result instanceof NotConnected not) {
            if (!STRAY.contains(not.reason())) {
                session(session).remove(STATE);
            }
            LOG.warn("not connected: {}: {}", not.reason(), not.message());
            return page(not);
        }
        session(session).remove(STATE);
        boolean lacks = result instanceof Connected connected
                && !connected.notGranted().names().isEmpty();
        if (lacks) {
            LOG.warn("connected, without some of the scopes that were asked for");
        }
        return paths.success() != null
                ? ConnectPage.goTo(paths.success())
                : ConnectPage.good(lacks ? "Connected, without all the rights that were asked for." : "Connected.");
    }

    private Mono<ServerResponse> page(NotConnected not) {
        return switch (not.reason()) {
            case DENIED ->
                again(HttpStatus.FORBIDDEN, "Only a Super Admin of the Lever account can agree.", not.said());
            case STATE_MISMATCH, EXPIRED, ALREADY_USED, CALLBACK_MALFORMED, CODE_REFUSED ->
                again(HttpStatus.BAD_REQUEST, "This attempt is over.");
            case UNAVAILABLE, OUTCOME_UNKNOWN -> again(HttpStatus.SERVICE_UNAVAILABLE, "Lever did not answer.");
            case APP_REFUSED, SCOPES_REFUSED, REQUEST_REFUSED, ISSUER_MISMATCH, NO_REFRESH_TOKEN, ANSWER_UNUSABLE ->
                ConnectPage.bad(
                        HttpStatus.BAD_GATEWAY,
                        "This application is not set up as Lever wants it; its log says more.",
                        not.said());
        };
    }

    /** With the way back to the beginning. */
    private Mono<ServerResponse> again(HttpStatus status, String... paragraphs) {
        return ConnectPage.again(status, paths.basePath() + paths.connect(), paragraphs);
    }

    private static Mono<ServerResponse> notAllowed() {
        return ConnectPage.bad(HttpStatus.FORBIDDEN, "You may not connect an account here.");
    }

    /** A store, or resources that are closed. */
    private static boolean isOurs(Throwable error) {
        return error instanceof AuthException || error instanceof ClientClosedException;
    }

    private static Mono<ServerResponse> unavailable(Throwable error) {
        LOG.error("no grant can be kept", error);
        return ConnectPage.bad(HttpStatus.SERVICE_UNAVAILABLE, "Please begin again in a while.");
    }

    private static Map<String, Object> session(WebSession session) {
        return session.getAttributes();
    }
}
