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
    private static final String ACCOUNT = "dev.lever4j.connect.account";

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
        return account(request)
                .flatMap(account -> CsrfField.of(request))
                .flatMap(fields -> ConnectPage.button(paths.basePath() + paths.connect(), fields))
                .switchIfEmpty(Mono.defer(ConnectRoutes::notAllowed))
                .onErrorResume(ConnectRoutes::unavailable);
    }

    private Mono<ServerResponse> begin(ServerRequest request) {
        if (!SameOrigin.is(request, oauth.redirectUri())) {
            return ConnectPage.bad(
                    HttpStatus.FORBIDDEN,
                    "This has to begin on this application's own page, at the address that Lever comes back to.");
        }
        return account(request)
                .flatMap(account -> begin(account, request))
                .switchIfEmpty(Mono.defer(ConnectRoutes::notAllowed))
                .onErrorResume(ConnectRoutes::unavailable);
    }

    private Mono<ServerResponse> begin(String account, ServerRequest request) {
        return Mono.zip(oauth.begin(account), request.session()).flatMap(begun -> {
            Map<String, Object> session = session(begun.getT2());
            session.put(STATE, begun.getT1().state().reveal());
            session.put(ACCOUNT, account);
            return ConnectPage.goTo(begun.getT1().url());
        });
    }

    private Mono<ServerResponse> complete(ServerRequest request) {
        return request.session()
                .flatMap(session -> complete(request, session))
                .onErrorResume(ConnectRoutes::unavailable);
    }

    /** Asks once more who may do this: what was begun before a log-out, or before another was faster, is over. */
    private Mono<ServerResponse> complete(ServerRequest request, WebSession session) {
        Object state = session(session).get(STATE);
        if (state == null) {
            return again(HttpStatus.BAD_REQUEST, "Nothing was begun in this browser.");
        }
        return account(request)
                .filter(account -> account.equals(session(session).get(ACCOUNT)))
                .flatMap(account -> oauth.complete(
                        Secret.of(state.toString()), request.uri().getRawQuery()))
                .flatMap(result -> page(result, session, state))
                .switchIfEmpty(Mono.defer(ConnectRoutes::notAllowed));
    }

    /** A policy that throws is one that fails. */
    private Mono<String> account(ServerRequest request) {
        return Mono.defer(() -> policy.account(request));
    }

    private Mono<ServerResponse> page(ConnectResult result, WebSession session, Object state) {
        if (result instanceof NotConnected not) {
            if (!STRAY.contains(not.reason())) {
                session(session).remove(STATE, state);
            }
            LOG.warn("not connected: {}: {}", not.reason(), not.message());
            return page(not);
        }
        session(session).remove(STATE, state);
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
            case STATE_MISMATCH, ISSUER_MISMATCH, EXPIRED, ALREADY_USED, CALLBACK_MALFORMED, CODE_REFUSED ->
                again(HttpStatus.BAD_REQUEST, "This attempt is over.");
            case UNAVAILABLE, OUTCOME_UNKNOWN -> again(HttpStatus.SERVICE_UNAVAILABLE, "Lever did not answer.");
            case APP_REFUSED, SCOPES_REFUSED, REQUEST_REFUSED, NO_REFRESH_TOKEN, ANSWER_UNUSABLE ->
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

    /**
     * A store, the policy, resources that are closed. Left to others, the error would be logged with the request's URL,
     * and so with its code and state; what is none of our own may quote them too.
     */
    private static Mono<ServerResponse> unavailable(Throwable error) {
        if (error instanceof AuthException || error instanceof ClientClosedException) {
            LOG.error("no account can be connected", error);
        } else {
            LOG.error("no account can be connected: {}", error.getClass().getName());
        }
        return ConnectPage.bad(HttpStatus.SERVICE_UNAVAILABLE, "Please begin again in a while.");
    }

    private static Map<String, Object> session(WebSession session) {
        return session.getAttributes();
    }
}
