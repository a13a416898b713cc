package dev.lever4j.client.simulated;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.TokenStoreException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** docs/connecting.md shows what stands between the marks; a test compares them and runs it with two customers. */
final class ConnectGuideExample {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectGuideExample.class);

    private ConnectGuideExample() {}

    /** What a handler answers, whatever the framework. */
    record Answer(int status, @Nullable URI location, String text) {
        static Answer page(int status, String text) {
            return new Answer(status, null, text);
        }

        static Answer redirect(URI location) {
            return new Answer(302, location, "");
        }
    }

    static LeverOAuth oauth(
            LeverEnvironment environment,
            OAuthApp app,
            TokenStores stores,
            LeverResources resources,
            String registeredRedirectUri) {
        // begin setup
        Scopes scopes = Scopes.parse("opportunities:read:admin stages:read:admin");
        LeverOAuth oauth = LeverOAuth.builder(app, stores) // a durable store: docs/token-stores.md
                .environment(environment)
                .asking(ConnectSettings.of(new RedirectUri(registeredRedirectUri), scopes))
                .resources(resources)
                .build();
        // end setup
        return oauth;
    }

    // begin routes
    record LeverConnection(LeverOAuth oauth) {
        private static final String STATE = "lever.state";

        /** GET /lever/connect: off to Lever. The customer is that of whoever is logged in, never a parameter. */
        Mono<Answer> begin(String customer, Map<String, Object> session) {
            return oauth.begin(customer).map(begun -> {
                session.put(STATE, begun.state().reveal()); // ties the way back to this browser
                return Answer.redirect(begun.url());
            });
        }

        /** GET /lever/callback: back from Lever. The query goes in as it came, undecoded. */
        Mono<Answer> complete(Map<String, Object> session, @Nullable String rawQuery) {
            Object state = session.get(STATE);
            if (state == null) {
                return Mono.just(Answer.page(400, "Nothing was begun in this browser. Please begin again."));
            }
            return oauth.complete(Secret.of(state.toString()), rawQuery)
                    .map(LeverConnection::page)
                    .onErrorResume(TokenStoreException.class, error -> {
                        LOG.error("no grant can be kept", error);
                        return Mono.just(Answer.page(503, "Not connected. Please begin again in a while."));
                    });
        }

        private static Answer page(ConnectResult result) {
            if (result instanceof NotConnected not) {
                return page(not);
            }
            boolean lacks = result instanceof Connected connected
                    && !connected.notGranted().names().isEmpty();
            return Answer.page(200, lacks ? "Connected, without all the rights we asked for." : "Connected.");
        }

        private static Answer page(NotConnected not) {
            LOG.warn("not connected: {}: {}", not.reason(), not.message()); // no secret in it
            return switch (not.reason()) {
                case DENIED -> Answer.page(403, "Not connected. Only a Super Admin of your Lever account can agree.");
                case STATE_MISMATCH, ISSUER_MISMATCH, EXPIRED, ALREADY_USED, CALLBACK_MALFORMED, CODE_REFUSED ->
                    Answer.page(400, "This attempt is over. Please begin again.");
                case UNAVAILABLE, OUTCOME_UNKNOWN ->
                    Answer.page(503, "Lever did not answer. Please begin again in a while.");
                case APP_REFUSED, SCOPES_REFUSED, REQUEST_REFUSED, NO_REFRESH_TOKEN, ANSWER_UNUSABLE ->
                    Answer.page(502, "Not connected. That is our fault, and we have been told.");
            };
        }
    }
    // end routes

    static LeverResources resources(Consumer<String> askToConnectAgain) {
        // begin told
        LeverResources resources = LeverResources.builder()
                .onGrantLost(loss -> askToConnectAgain.accept(loss.account().orElseThrow())) // once a loss
                .build();
        // end told
        return resources;
    }

    static Mono<Answer> stages(
            LeverEnvironment environment, OAuthApp app, TokenStores stores, LeverResources resources, String customer) {
        // begin use
        LeverClient lever = LeverClient.builder()
                .environment(environment)
                .oauth(app, stores.forAccount(customer)) // the name that was given to begin(..)
                .resources(resources) // one for all customers
                .build();

        Mono<Answer> page = lever.stages()
                .list()
                .items()
                .count()
                .map(stages -> Answer.page(200, stages + " stages"))
                .onErrorReturn(LeverException::needsReauthorization, Answer.redirect(URI.create("/lever/connect")));
        // end use
        return page;
    }
}
