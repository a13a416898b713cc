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
import dev.lever4j.error.NoAnswerException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The token endpoint: one form, one answer. It goes straight to the transport, for the pipeline would wait for the very
 * token that is asked for here. It never retries: a refresh token and a code are good for one use.
 */
final class TokenEndpoint {
    private final TokenForm form;
    private final Transport transport;
    private final Duration timeout;
    private final TimeAndChance time;

    TokenEndpoint(
            LeverEnvironment environment, OAuthApp app, Transport transport, Duration timeout, TimeAndChance time) {
        this.form = new TokenForm(environment.authServer(), app);
        this.transport = transport;
        this.timeout = timeout;
        this.time = time;
    }

    /**
     * Presents a refresh token, once. Failures are replies too; there is no error signal.
     *
     * @param departure decides whether it goes out at all
     */
    Mono<TokenReply> refresh(Secret refreshToken, Departure departure) {
        return post(departure, form.refresh(refreshToken, departure));
    }

    /**
     * Presents a code, once per subscription. Failures are replies too; there is no error signal.
     *
     * @param redirectUri the one that the code was asked for with
     * @param verifier null without PKCE
     */
    Mono<TokenReply> exchange(Secret code, RedirectUri redirectUri, @Nullable CodeVerifier verifier) {
        return Mono.defer(() -> {
            Departure departure = new Departure();
            return post(departure, form.exchange(code, redirectUri, verifier, departure));
        });
    }

    private Mono<TokenReply> post(Departure departure, WireRequest request) {
        return Mono.defer(() -> transport.send(request))
                .timeout(timeout, time.scheduler())
                .map(TokenEndpoint::read)
                .onErrorResume(error -> Mono.just(failed(error, !departure.holdBack())));
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
}
