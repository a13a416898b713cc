package dev.lever4j.it.authorizationservers;

import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import java.time.Duration;
import java.util.UUID;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The apps that are registered at the server. Unless it says otherwise, each rotates its refresh tokens. */
enum RegisteredApp {
    /** The secret in the body, and consent; no PKCE demanded. */
    BODY("body-app", "b0dy+s3cr3t/%==canary", ClientAuthentication.BODY, true, false),
    /** The secret in the header, no consent, PKCE demanded, a JWT; id and secret hold all that has to be encoded. */
    HEADER("header app: 1 & 50%", "h3ad:er+s3cr3t/%3D?=canary", ClientAuthentication.HEADER, false, true),
    /** A refresh token is good for many refreshes. */
    REUSING("reusing-app", "reusing-s3cr3t-canary", ClientAuthentication.BODY, false, false),
    /** Access tokens live for a second. */
    BRIEF("brief-app", "brief-s3cr3t-canary", ClientAuthentication.BODY, false, true),
    /** Refresh tokens live for a second. */
    STALE("stale-app", "stale-s3cr3t-canary", ClientAuthentication.BODY, false, true),
    /** May not refresh. */
    WITHOUT_REFRESH("without-refresh-app", "without-refresh-s3cr3t-canary", ClientAuthentication.BODY, false, true);

    static final String REDIRECT = "https://app.example.com/lever/callback?tenant=a%20b";
    static final String LOCAL_REDIRECT = "http://localhost:3003/oauth/callback";

    private final String id;
    private final String secret;
    private final ClientAuthentication authentication;
    private final boolean consent;
    private final boolean proofKey;

    RegisteredApp(String id, String secret, ClientAuthentication authentication, boolean consent, boolean proofKey) {
        this.id = id;
        this.secret = secret;
        this.authentication = authentication;
        this.consent = consent;
        this.proofKey = proofKey;
    }

    OAuthApp app() {
        return new OAuthApp(id, Secret.of(secret));
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    ClientAuthentication authentication() {
        return authentication;
    }

    RegisteredClient registration() {
        RegisteredClient.Builder client = RegisteredClient.withId(
                        UUID.randomUUID().toString())
                .clientId(id)
                .clientSecret(secret)
                .clientAuthenticationMethod(
                        authentication == ClientAuthentication.BODY
                                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(REDIRECT)
                .redirectUri(LOCAL_REDIRECT)
                .scope("offline_access")
                .scope("opportunities:read:admin")
                .scope("users:read:admin")
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(consent)
                        .requireProofKey(proofKey)
                        .build())
                .tokenSettings(tokens());
        return this == WITHOUT_REFRESH
                ? client.build()
                : client.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .build();
    }

    private TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenFormat(this == HEADER ? OAuth2TokenFormat.SELF_CONTAINED : OAuth2TokenFormat.REFERENCE)
                .reuseRefreshTokens(this == REUSING)
                .accessTokenTimeToLive(this == BRIEF ? Duration.ofSeconds(1) : Duration.ofHours(1))
                .refreshTokenTimeToLive(this == STALE ? Duration.ofSeconds(1) : Duration.ofDays(365))
                .build();
    }
}
