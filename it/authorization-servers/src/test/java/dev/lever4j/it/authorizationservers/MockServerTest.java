package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.token.InMemoryTokenStores;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** mock-oauth2-server: another reading of OAuth, an API that knows its public keys, and odd answers. */
@Tag("it")
class MockServerTest {
    private static final OAuthApp APP = new OAuthApp("mock-app", Secret.of("m0ck:s3cr3t+/%"));
    private static final ConnectSettings ASKING = ConnectSettings.of(
            new RedirectUri("https://app.example.com/callback"), Scopes.parse("openid users:read:admin"));

    private final MockServer server = new MockServer(false, true);
    private final InMemoryTokenStores stores = new InMemoryTokenStores();
    private final LeverApi api = new LeverApi(server::isGood);

    @AfterEach
    void stop() {
        api.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"BODY,true", "BODY,false", "HEADER,true", "HEADER,false"})
    void goesTheWholeWayAndRotates(ClientAuthentication where, boolean pkce) {
        try (Connection connection = to(server, where)) {
            Connected connected =
                    (Connected) Connection.connect(connection.oauth(ASKING.pkce(pkce)), new Browser()::consent);
            // it does not say what it granted
            assertThat(connected.notGranted()).isEqualTo(Scopes.UNKNOWN);
            assertThat(connected.grant().scopes()).isEqualTo(Scopes.UNKNOWN);
            connection.calls();
            server.forget(connection.accessToken());
            connection.calls();
            assertThat(connection.kept().refreshToken())
                    .isNotEqualTo(connected.grant().refreshToken());
            assertThat(connection.kept().generation())
                    .isEqualTo(connected.grant().generation() + 1);
        }
        assertThat(server.tokenRequests())
                .extracting(form -> form.get("grant_type"), form -> form.containsKey("client_secret"))
                .containsExactly(
                        tuple("authorization_code", where == ClientAuthentication.BODY),
                        tuple("refresh_token", where == ClientAuthentication.BODY));
        assertThat(api.served()).isEqualTo(2);
        assertThat(api.refused()).isEqualTo(1);
    }

    @Test
    void anAdminFillsInItsForm() {
        Browser browser = new Browser();
        try (Connection connection = to(server, ClientAuthentication.BODY)) {
            ConnectResult result =
                    Connection.connect(connection.oauth(ASKING.parameter("prompt", "login")), browser::consent);
            assertThat(result).isInstanceOf(Connected.class);
            connection.calls();
        }
        assertThat(browser.pages()).containsExactly("username claims");
    }

    @Test
    void aServerThatDoesNotRotateKeepsItsTokenInForce() {
        try (MockServer still = new MockServer(false, false);
                LeverApi behind = new LeverApi(still::isGood);
                Connection connection =
                        new Connection(behind.url(), described(still, ClientAuthentication.BODY), APP, stores)) {
            refreshesWithTheSameToken(still, connection);
        }
    }

    @Test
    void anAnswerToARefreshWithoutATokenLeavesTheOldOneInForce() {
        server.next(Answers.unchanged(), Answers.without("refresh_token"), Answers.without("refresh_token"));
        try (Connection connection = to(server, ClientAuthentication.BODY)) {
            refreshesWithTheSameToken(server, connection);
        }
    }

    @Test
    void tokensWithoutARefreshTokenMakeNoGrant() {
        server.next(Answers.without("refresh_token"));
        assertThat(refused()).isEqualTo(Reason.NO_REFRESH_TOKEN);
        assertThat(stores.accounts().collectList().block(Connection.PATIENCE)).isEmpty();
    }

    @Test
    void theVerifierOfAnotherIsRefused() {
        try (Connection connection = to(server, ClientAuthentication.BODY)) {
            ConnectResult result =
                    Connection.connect(connection.oauth(ASKING, new SwappedVerifier(true)), new Browser()::consent);
            assertThat(((NotConnected) result).reason()).isEqualTo(Reason.CODE_REFUSED);
        }
    }

    @Test
    void aFormThatIsSentAsJsonIsRefusedAsSuch() {
        try (Connection connection = new Connection(
                api.url(), server.described(ClientAuthentication.BODY, TokenBodyFormat.JSON), APP, stores)) {
            NotConnected refused = connection.refused(ASKING);
            assertThat(refused.reason()).isEqualTo(Reason.REQUEST_REFUSED);
            assertThat(refused.said()).isEqualTo("invalid_request");
        }
    }

    private static void refreshesWithTheSameToken(MockServer server, Connection connection) {
        ConnectResult result = Connection.connect(connection.oauth(ASKING), new Browser()::consent);
        Secret token = ((Connected) result).grant().refreshToken();
        connection.calls();
        for (int i = 0; i < 2; i++) {
            server.forget(connection.accessToken());
            connection.calls();
        }
        assertThat(connection.kept().refreshToken()).isEqualTo(token);
        assertThat(server.tokenRequests().subList(1, 3))
                .extracting(form -> form.get("refresh_token"))
                .isEqualTo(List.of(token.reveal(), token.reveal()));
    }

    private Reason refused() {
        try (Connection connection = to(server, ClientAuthentication.BODY)) {
            return connection.refused(ASKING).reason();
        }
    }

    private Connection to(MockServer to, ClientAuthentication where) {
        return new Connection(api.url(), described(to, where), APP, stores);
    }

    private static AuthServer described(MockServer server, ClientAuthentication where) {
        return server.described(where, TokenBodyFormat.FORM);
    }
}
