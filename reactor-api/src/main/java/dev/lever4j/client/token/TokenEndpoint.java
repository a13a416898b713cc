package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.CodeVerifier;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.auth.refresh.TokenReplyParser;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.Departure;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.NoAnswerException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The token endpoint: one form, one answer. It goes straight to the transport, for the pipeline would wait for the very
 * token that is asked for here. It never retries: a refresh token and a code are good for one use.
 */
final class TokenEndpoint {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI url;
    private final OAuthApp app;
    private final Transport transport;
    private final Duration timeout;
    private final TimeAndChance time;

    TokenEndpoint(
            LeverEnvironment environment, OAuthApp app, Transport transport, Duration timeout, TimeAndChance time) {
        this.url = environment.tokenUrl();
        this.app = app;
        this.transport = transport;
        this.timeout = timeout;
        this.time = time;
    }

    /** Presents a refresh token, once per subscription. Failures are replies too; there is no error signal. */
    Mono<TokenReply> refresh(Secret refreshToken) {
        return post(form("refresh_token") + "&refresh_token=" + encoded(refreshToken.reveal()));
    }

    /**
     * Presents a code, once per subscription. Failures are replies too; there is no error signal.
     *
     * @param redirectUri the one that the code was asked for with
     * @param verifier null without PKCE
     */
    Mono<TokenReply> exchange(Secret code, RedirectUri redirectUri, @Nullable CodeVerifier verifier) {
        return post(form("authorization_code") + "&code=" + encoded(code.reveal())
                + "&redirect_uri=" + encoded(redirectUri.text())
                + (verifier == null
                        ? ""
                        : "&code_verifier=" + encoded(verifier.secret().reveal())));
    }

    private Mono<TokenReply> post(String form) {
        return Mono.defer(() -> {
            Departure departure = new Departure();
            byte[] body = form.getBytes(StandardCharsets.US_ASCII);
            WireRequest request = new WireRequest(HttpMethod.POST, url, null, body, FORM, departure);
            return transport
                    .send(request)
                    .timeout(timeout, time.scheduler())
                    .map(TokenEndpoint::read)
                    .onErrorResume(error -> Mono.just(failed(error, !departure.holdBack())));
        });
    }

    private static TokenReply read(HttpReply reply) {
        return TokenReplyParser.parse(reply.status(), reply.body());
    }

    /** Only where no byte can have gone out is it certain that the server did not rotate. */
    private TokenReply failed(Throwable error, boolean gone) {
        boolean safe = !gone && !(error instanceof NoAnswerException lost && lost.requestMayHaveArrived());
        String why = error instanceof TimeoutException
                ? "the token endpoint did not answer within " + timeout.toMillis() + " ms"
                : safe ? "the token endpoint could not be reached" : "the token endpoint's answer did not arrive whole";
        return safe ? new TokenReply.NotDone(why, error) : new TokenReply.Unclear(why, error);
    }

    private String form(String grantType) {
        return "grant_type=" + grantType
                + "&client_id=" + encoded(app.clientId())
                + "&client_secret=" + encoded(app.clientSecret().reveal());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
