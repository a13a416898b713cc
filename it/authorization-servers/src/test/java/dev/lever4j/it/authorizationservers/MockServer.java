package dev.lever4j.it.authorizationservers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.TokenBodyFormat;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A mock-oauth2-server, whose answers at the token endpoint can be changed on their way out. */
final class MockServer implements AutoCloseable {
    static final String ISSUER = "lever";

    private final OAuth2HttpRequestHandler handler;
    private final MockOAuth2Server server;
    private final Queue<UnaryOperator<OAuth2HttpResponse>> changes = new ConcurrentLinkedQueue<>();
    private volatile UnaryOperator<OAuth2HttpResponse> otherwise = Answers.unchanged();
    private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

    MockServer(boolean interactive, boolean rotating) {
        OAuth2Config config = new OAuth2Config(
                interactive, null, null, rotating, new OAuth2TokenProvider(), Set.of(), new MockWebServerWrapper());
        handler = new OAuth2HttpRequestHandler(config);
        server = new MockOAuth2Server(config, new Changed());
        server.start();
    }

    AuthServer described(ClientAuthentication authentication, TokenBodyFormat format) {
        URI token = URI.create(server.tokenEndpointUrl(ISSUER).toString());
        return new AuthServer(
                URI.create(server.authorizationEndpointUrl(ISSUER).toString()), token, token, authentication, format);
    }

    /** What happens to the next answers of the token endpoint, one after the other. */
    @SafeVarargs
    final void next(UnaryOperator<OAuth2HttpResponse>... all) {
        for (UnaryOperator<OAuth2HttpResponse> each : all) {
            changes.add(each);
        }
    }

    /** What happens to all answers after those. */
    void fromNowOn(UnaryOperator<OAuth2HttpResponse> change) {
        otherwise = change;
    }

    /** How long the next tokens live. */
    void nextLife(long seconds) {
        handler.enqueueTokenCallback(
                new DefaultOAuth2TokenCallback(ISSUER, "admin", "JWT", List.of("lever"), Map.of(), seconds));
    }

    List<Map<String, String>> tokenRequests() {
        return tokenRequests;
    }

    /** What an API knows that was given the server's public keys. */
    boolean isGood(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWKSet keys = JWKSet.load(server.jwksUrl(ISSUER).url());
            return !forgotten.contains(token)
                    && jwt.verify(new RSASSAVerifier(
                            keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()))
                    && jwt.getJWTClaimsSet().getExpirationTime().toInstant().isAfter(Instant.now());
        } catch (ParseException | JOSEException | IOException e) {
            return false;
        }
    }

    /** From now on the API does not take this token any more. */
    void forget(String token) {
        forgotten.add(token);
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private final class Changed implements Route {
        @Override
        public boolean match(OAuth2HttpRequest request) {
            return path(request).endsWith("/token") || path(request).endsWith("/authorize");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            OAuth2HttpResponse answer = handler.getAuthorizationServer().invoke(request);
            if (!path(request).endsWith("/token")) {
                return answer;
            }
            tokenRequests.add(request.getFormParameters().getMap());
            UnaryOperator<OAuth2HttpResponse> change = changes.poll();
            return (change == null ? otherwise : change).apply(answer);
        }

        private static String path(OAuth2HttpRequest request) {
            return request.getUrl().encodedPath();
        }
    }
}
