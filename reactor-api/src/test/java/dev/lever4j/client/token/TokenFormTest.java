package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.transport.Departure;
import dev.lever4j.client.transport.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenFormTest {
    private static final OAuthApp APP = new OAuthApp("a:b", Secret.of("s&cret"));

    private static WireRequest refresh(ClientAuthentication authentication, TokenBodyFormat format) {
        AuthServer server = new AuthServer(
                URI.create("https://x/go"),
                URI.create("https://x/token"),
                URI.create("https://x/refresh"),
                authentication,
                format);
        return new TokenForm(server, APP).refresh(Secret.of("r=1"), new Departure());
    }

    private static String body(WireRequest request) {
        return new String(Objects.requireNonNull(request.body()), StandardCharsets.US_ASCII);
    }

    @Test
    void leversOwnIsAFormWithTheSecretInIt() {
        WireRequest request = refresh(ClientAuthentication.BODY, TokenBodyFormat.FORM);
        assertThat(request.url()).hasToString("https://x/refresh");
        assertThat(request.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.authorization()).isNull();
        assertThat(body(request))
                .isEqualTo("grant_type=refresh_token&client_id=a%3Ab&client_secret=s%26cret&refresh_token=r%3D1");
    }

    @Test
    void anAppCanShowItselfInTheHeader() {
        WireRequest request = refresh(ClientAuthentication.HEADER, TokenBodyFormat.FORM);
        assertThat(body(request)).isEqualTo("grant_type=refresh_token&refresh_token=r%3D1");
        // base64 of a%3Ab:s%26cret
        assertThat(Objects.requireNonNull(request.authorization()).reveal()).isEqualTo("Basic YSUzQWI6cyUyNmNyZXQ=");
    }

    @Test
    void aCodesExchangeCarriesWhatElseTheServerWants() {
        AuthServer lever = AuthServer.under(URI.create("https://x"));
        AuthServer server = new AuthServer(
                lever.authorizeUrl(),
                lever.tokenUrl(),
                URI.create("https://x/refresh"),
                ClientAuthentication.BODY,
                TokenBodyFormat.FORM,
                " ",
                Map.of("audience", "urn:a"));
        TokenForm form = new TokenForm(server, APP);
        WireRequest exchange =
                form.exchange(Secret.of("c"), new RedirectUri("https://app.example/back"), null, new Departure());
        assertThat(exchange.url()).isEqualTo(lever.tokenUrl());
        assertThat(body(exchange))
                .isEqualTo("grant_type=authorization_code&client_id=a%3Ab&client_secret=s%26cret&code=c"
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fback&audience=urn%3Aa");
        assertThat(body(form.refresh(Secret.of("r"), new Departure()))).doesNotContain("audience");
    }

    @Test
    void theBodyCanBeJson() {
        WireRequest request = refresh(ClientAuthentication.BODY, TokenBodyFormat.JSON);
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(body(request))
                .isEqualTo("{\"grant_type\":\"refresh_token\",\"client_id\":\"a:b\",\"client_secret\":\"s&cret\","
                        + "\"refresh_token\":\"r=1\"}");
    }
}
