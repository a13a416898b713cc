package dev.lever4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which names a server may call itself. */
class AuthServerTest {
    @ParameterizedTest
    @CsvSource({
        "https://auth.lever.co/authorize,https://auth.lever.co/,true",
        "https://auth.lever.co/authorize,https://auth.lever.co,true",
        "https://id.test/realms/eu/connect/auth,https://id.test/realms/eu,true",
        "https://id.test/realms/eu/connect/auth,https://id.test/realms/eu/,true",
        "https://id.test/realms/eu/connect/auth,https://id.test,true",
        "https://id.test/realms/eu/connect/auth,https://id.test/realms/us,false",
        "https://id.test/realms/eu/connect/auth,https://id.test/realms/e,false",
        "https://id.test/realms/eu/connect/auth,https://id.test/realms/eu//,false",
        "https://auth.lever.co/authorize,https://auth.lever.co/authorize,false",
        "https://auth.lever.co/authorize,http://auth.lever.co/,false",
        "https://auth.lever.co/authorize,https://auth.lever.co:8443,false",
        "https://auth.lever.co/authorize,https://auth.lever.co.evil.test/,false",
        "https://auth.lever.co/authorize,https://auth.lever.c,false",
        "https://auth.lever.co/authorize,https:/,false",
        "https://auth.lever.co/authorize,https://,false",
        "https://auth.lever.co/authorize,/,false",
        "https://auth.lever.co/authorize,'',false"
    })
    void isAnIssuerThatLiesAboveWhereItWasAsked(URI authorizeUrl, String issuer, boolean own) {
        // the token endpoint may lie on another host
        URI token = URI.create("https://tokens.test/token");
        AuthServer server = new AuthServer(authorizeUrl, token, token, ClientAuthentication.BODY, TokenBodyFormat.FORM);
        assertThat(server.isIssuer(issuer)).isEqualTo(own);
    }
}
