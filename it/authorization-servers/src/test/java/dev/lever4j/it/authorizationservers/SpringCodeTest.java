package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverOAuth.Begun;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.error.ReauthorizationRequiredException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code that falls into other hands, and a callback that names its server. */
@Tag("it")
class SpringCodeTest {
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

    @Test
    void aCodeThatAnotherUsedFirstIsRefused() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            ConnectResult result = Connection.connect(connection.oauth(Connection.ASKING.pkce(false)), url -> {
                String query = new Browser().consent(url);
                assertThat(stolen(RegisteredApp.BODY, query)).isEqualTo(200);
                return query;
            });
            assertThat(reason(result)).isEqualTo(Reason.CODE_REFUSED);
        }
    }

    @Test
    void aCodeThatIsUsedOnceMoreEndsTheGrantAndThatIsToldOnce() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            LeverOAuth oauth = connection.oauth(Connection.ASKING.pkce(false));
            Begun begun = Connection.begin(oauth);
            String query = new Browser().consent(begun.url());
            assertThat(Connection.complete(oauth, begun.state(), query)).isInstanceOf(Connected.class);
            connection.calls();
            assertThat(stolen(RegisteredApp.BODY, query)).isEqualTo(400);
            assertThatThrownBy(connection::calls).isInstanceOf(ReauthorizationRequiredException.class);
            assertThatThrownBy(connection::calls).isInstanceOf(ReauthorizationRequiredException.class);
            assertThat(reason(Connection.complete(oauth, begun.state(), query))).isEqualTo(Reason.ALREADY_USED);
        }
        assertThat(server.requests().refreshes())
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(400));
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            ConnectResult result = Connection.connect(connection.oauth(Connection.ASKING), url -> {
                String query = new Browser().consent(url);
                assertThat(stolen(RegisteredApp.BODY, query)).isEqualTo(400);
                return query;
            });
            // and whoever tried has not spoiled it
            assertThat(result).isInstanceOf(Connected.class);
            connection.calls();
        }
    }

    @Test
    void norWithAnothers() {
        try (Connection connection = to(RegisteredApp.BODY)) {
            LeverOAuth oauth = connection.oauth(Connection.ASKING, new SwappedVerifier(true));
            assertThat(reason(Connection.connect(oauth, new Browser()::consent)))
                    .isEqualTo(Reason.CODE_REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/eu", "/customers/eu"})
    void aServerThatNamesItselfIsBelieved(String folder) {
        URI issuer = URI.create(server.url() + folder);
        try (Connection connection = at(issuer)) {
            ConnectResult result = Connection.connect(connection.oauth(Connection.ASKING), url -> {
                String query = new Browser().consent(url);
                assertThat(Urls.parameter(query, "iss")).isEqualTo(issuer.toString());
                return query;
            });
            assertThat(result).isInstanceOf(Connected.class);
            connection.calls();
        }
    }

    @Test
    void aServerThatNamesAnotherIsNot() {
        URI eu = URI.create(server.url() + "/eu");
        URI us = URI.create(server.url() + "/us");
        try (Connection connection = at(eu)) {
            ConnectResult result = Connection.connect(connection.oauth(Connection.ASKING), url -> {
                String elsewhere = url.toString().replace(eu.toString(), us.toString());
                return new Browser().consent(URI.create(elsewhere));
            });
            assertThat(reason(result)).isEqualTo(Reason.ISSUER_MISMATCH);
        }
        assertThat(server.requests().all()).isEmpty();
    }

    private Connection to(RegisteredApp app) {
        return new Connection(api.url(), server.described(app.authentication()), app.app(), stores);
    }

    private Connection at(URI issuer) {
        RegisteredApp app = RegisteredApp.HEADER;
        return new Connection(api.url(), SpringServer.described(issuer, app.authentication()), app.app(), stores);
    }

    /** What the server answers to somebody else who has the code, and even the app's secret. */
    private int stolen(RegisteredApp app, String query) {
        return server.present(
                        app,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                Urls.parameter(query, "code"),
                                "redirect_uri",
                                RegisteredApp.REDIRECT))
                .statusCode();
    }

    private static Reason reason(ConnectResult result) {
        return ((NotConnected) result).reason();
    }
}
