package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.ConnectedBriefly;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverOAuth.Begun;
import dev.lever4j.client.token.InMemoryTokenStores;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An admin's way to Spring Authorization Server and back, and each way not to get there. */
@Tag("it")
class SpringConnectTest {
    private final SpringServer server = SpringServer.get();
    private final InMemoryTokenStores stores = new InMemoryTokenStores();
    private final LeverApi api = new LeverApi(server::isActive);

    @BeforeEach
    void forget() {
        server.requests().clear();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"BODY,true", "BODY,false", "HEADER,true", "REUSING,true", "REUSING,false"})
    void goesTheWholeWay(RegisteredApp app, boolean pkce) {
        try (Connection connection = to(app)) {
            Connected connected = (Connected)
                    Connection.connect(connection.oauth(Connection.ASKING.pkce(pkce)), new Browser()::consent);
            assertThat(connected.notGranted()).isEqualTo(Scopes.UNKNOWN);
            assertThat(connected.grant().scopes())
                    .isEqualTo(Scopes.parse("offline_access opportunities:read:admin users:read:admin"));
            assertThat(Objects.requireNonNull(connected.grant().access()))
                    .satisfies(access -> assertThat(Duration.between(access.issuedAt(), access.expiresAt()))
                            .isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
            connection.calls();
        }
        assertThat(api.served()).isEqualTo(1);
        boolean header = app.authentication() == ClientAuthentication.HEADER;
        assertThat(server.requests().all()).singleElement().satisfies(request -> {
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.header()).isEqualTo(header);
            assertThat(request.body()).isEqualTo(!header);
        });
    }

    @Test
    void anAdminLogsInAndConsentsOnceAndIsNotAskedAgain() {
        Browser browser = new Browser();
        try (Connection connection = to(RegisteredApp.BODY)) {
            LeverOAuth oauth = connection.oauth(Connection.ASKING);
            assertThat(Connection.connect(oauth, browser::consent)).isInstanceOf(Connected.class);
            assertThat(browser.pages()).hasSize(2);
            long first = connection.kept().generation();
            assertThat(Connection.connect(oauth, browser::consent)).isInstanceOf(Connected.class);
            assertThat(browser.pages()).hasSize(2);
            assertThat(connection.kept().generation()).isGreaterThan(first);
            connection.calls();
        }
    }

    @Test
    void tellsWhatTheAdminDidNotTick() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            Connected connected = (Connected) Connection.connect(
                    connection.oauth(Connection.ASKING),
                    url -> new Browser().consent(url, "opportunities:read:admin"::equals));
            assertThat(connected.notGranted()).isEqualTo(Scopes.parse("users:read:admin"));
            assertThat(connected.grant().scopes()).isEqualTo(Scopes.parse("opportunities:read:admin"));
            connection.calls();
        }
    }

    @Test
    void anAdminWhoDeclinesIsHeard() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            ConnectResult result = Connection.connect(
                    connection.oauth(Connection.ASKING), url -> new Browser().consent(url, scope -> false));
            assertThat(result).isInstanceOfSatisfying(NotConnected.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.DENIED);
                assertThat(refused.said()).startsWith("access_denied");
            });
        }
        assertThat(server.requests().all()).isEmpty();
        assertThat(stores.accounts().collectList().block(Connection.PATIENCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://app.example.com/lever/callback", "https://app.example.com/lever/callback?tenant=a+b"})
    void aRedirectUriThatIsNotTheRegisteredOneToTheLetterNeverComesBack(String almost) {
        try (Connection connection = to(RegisteredApp.REUSING)) {
            LeverOAuth oauth = connection.oauth(ConnectSettings.of(new RedirectUri(almost), Connection.SCOPES));
            Browser.Landing landing = new Browser().open(Connection.begin(oauth).url(), scope -> true);
            assertThat(landing.status()).as(landing.body()).isEqualTo(400);
            assertThat(landing.url().getHost()).isEqualTo("127.0.0.1");
        }
        assertThat(server.requests().all()).isEmpty();
    }

    @Test
    void theCommandLinesOwnRedirectUriIsAccepted() {
        try (Connection connection = to(RegisteredApp.HEADER)) {
            LeverOAuth oauth = connection.oauth(
                    ConnectSettings.of(new RedirectUri(RegisteredApp.LOCAL_REDIRECT), Connection.SCOPES));
            assertThat(Connection.connect(oauth, new Browser()::consent)).isInstanceOf(Connected.class);
        }
    }

    @Test
    void scopesThatTheAppIsNotRegisteredForAreRefusedByName() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            NotConnected refused = connection.refused(
                    ConnectSettings.of(new RedirectUri(RegisteredApp.REDIRECT), Scopes.parse("offers:read:admin")));
            assertThat(refused.reason()).isEqualTo(Reason.SCOPES_REFUSED);
        }
    }

    @Test
    void aServerThatDemandsProofIsNotReachedWithoutIt() {
        try (Connection connection = to(RegisteredApp.HEADER)) {
            NotConnected refused = connection.refused(Connection.ASKING.pkce(false));
            assertThat(refused.reason()).isEqualTo(Reason.REQUEST_REFUSED);
            assertThat(refused.said()).startsWith("invalid_request").contains("code_challenge");
        }
        assertThat(server.requests().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BODY", "HEADER"})
    void aWrongSecretIsTheAppsFault(RegisteredApp app) {
        OAuthApp wrong = new OAuthApp(app.id(), Secret.of("wrong"));
        try (Connection connection = new Connection(api.url(), server.described(app.authentication()), wrong, stores)) {
            assertThat(connection.refused(Connection.ASKING).reason()).isEqualTo(Reason.APP_REFUSED);
        }
        assertThat(server.requests().all())
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({"BODY,HEADER", "HEADER,BODY"})
    void soIsTheRightSecretInTheWrongPlace(RegisteredApp app, ClientAuthentication where) {
        try (Connection connection = new Connection(api.url(), server.described(where), app.app(), stores)) {
            assertThat(connection.refused(Connection.ASKING).reason()).isEqualTo(Reason.APP_REFUSED);
        }
    }

    @Test
    void withoutOfflineAccessTheGrantIsBriefAndNothingIsKept() {
        try (Connection connection = to(RegisteredApp.WITHOUT_REFRESH)) {
            ConnectResult result =
                    Connection.connect(connection.oauth(Connection.ASKING.refresh(false)), new Browser()::consent);
            assertThat(result).isInstanceOf(ConnectedBriefly.class);
        }
        assertThat(stores.accounts().collectList().block(Connection.PATIENCE)).isEmpty();
    }

    @Test
    void anAppThatMayNotRefreshIsToldSo() {
        try (Connection connection = to(RegisteredApp.WITHOUT_REFRESH)) {
            assertThat(connection.refused(Connection.ASKING).reason()).isEqualTo(Reason.NO_REFRESH_TOKEN);
        }
    }

    @Test
    void theStateOfAnotherBrowserOpensNothing() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            LeverOAuth oauth = connection.oauth(Connection.ASKING);
            Begun mine = Connection.begin(oauth);
            Begun other = Connection.begin(oauth);
            String query = new Browser().consent(mine.url());
            assertThat(Connection.complete(oauth, other.state(), query))
                    .isInstanceOfSatisfying(
                            NotConnected.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.STATE_MISMATCH));
            assertThat(server.requests().all()).isEmpty();
            assertThat(Connection.complete(oauth, mine.state(), query)).isInstanceOf(Connected.class);
        }
    }

    @Test
    void aBlueprintDescribesTheServerAsWell() {
        try (BlueprintConnection connection = new BlueprintConnection(api.url(), server.url(), stores)) {
            assertThat(Connection.connect(connection.oauth(), new Browser()::consent))
                    .isInstanceOf(Connected.class);
            connection.call();
            String access = Objects.requireNonNull(
                            stores.forAccount(Connection.ACCOUNT).current().access())
                    .token()
                    .reveal();
            server.revoke(RegisteredApp.HEADER, access);
            connection.call();
        }
        assertThat(server.requests().refreshes())
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(200));
        assertThat(api.served()).isEqualTo(2);
    }

    private Connection to(RegisteredApp app) {
        return new Connection(api.url(), server.described(app.authentication()), app.app(), stores);
    }
}
