package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverOAuth.Begun;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.error.LeverException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grant's whole life, good days and bad, and not one secret of it in a log, an exception or a printed value. */
@Tag("it")
class SecretsTest {
    private final SpringServer server = SpringServer.get();
    private final InMemoryTokenStores stores = new InMemoryTokenStores();
    private final LeverApi api = new LeverApi(server::isActive);
    private final Canaries canaries = new Canaries();

    @AfterEach
    void stop() {
        canaries.close();
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"BODY", "HEADER"})
    void areNeitherLoggedNorThrownNorPrinted(RegisteredApp app) {
        canaries.secret(
                app.secret(), SpringServer.basic(Urls.encoded(app.id()), Urls.encoded(app.secret())), "wr0ng-s3cr3t");
        try (Connection connection = to(app, app.app(), new HandClock())) {
            connects(connection, new SwappedVerifier(true));
            connects(connection, new SwappedVerifier(false));
            lives(app, connection);
            refreshesInVain(app);
            server.revoke(app, connection.refreshToken());
            fails(connection);
        }
        assertThat(canaries.secrets()).isGreaterThan(15);
        assertThat(canaries.loggedBy("dev.lever4j.token")).isGreaterThan(2);
        assertThat(canaries.loggedBy("dev.lever4j.http")).isGreaterThan(2);
        canaries.checkThatNoneWasHeard();
    }

    private void connects(Connection connection, SwappedVerifier pending) {
        LeverOAuth oauth = connection.oauth(Connection.ASKING, pending);
        Begun begun = Connection.begin(oauth);
        canaries.secret(
                Objects.requireNonNull(pending.last().verifier()).secret().reveal());
        canaries.says(begun);
        canaries.says(pending.last());
        Begun other = Connection.begin(oauth);
        String query = new Browser().consent(begun.url());
        canaries.secret(begun.state().reveal(), other.state().reveal(), Urls.parameter(query, "code"));
        canaries.says(Connection.complete(oauth, begun.state(), query + "&" + query));
        canaries.says(Connection.complete(oauth, other.state(), query));
        canaries.says(Connection.complete(oauth, begun.state(), query));
        canaries.says(Connection.complete(oauth, begun.state(), query));
    }

    private void lives(RegisteredApp app, Connection connection) {
        kept(connection);
        connection.calls();
        server.revoke(app, connection.accessToken());
        connection.calls();
        kept(connection);
    }

    private void refreshesInVain(RegisteredApp app) {
        HandClock later = new HandClock();
        later.advance(Duration.ofHours(2));
        OAuthApp wrong = new OAuthApp(app.id(), Secret.of("wr0ng-s3cr3t"));
        canaries.says(wrong);
        try (Connection connection = to(app, wrong, later)) {
            fails(connection);
        }
    }

    private void fails(Connection connection) {
        Throwable error = catchThrowable(connection::calls);
        assertThat(error).isInstanceOf(LeverException.class);
        canaries.says(error);
    }

    private void kept(Connection connection) {
        StoredGrant grant = connection.kept();
        canaries.secret(connection.accessToken(), connection.refreshToken());
        canaries.says(grant);
    }

    private Connection to(RegisteredApp app, OAuthApp as, HandClock clock) {
        return new Connection(api.url(), server.described(app.authentication()), as, stores, clock.resources());
    }
}
