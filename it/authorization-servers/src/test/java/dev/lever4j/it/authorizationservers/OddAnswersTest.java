package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.error.LeverException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of a token endpoint that are none, or odd ones: a true one of mock-oauth2-server, changed on its way out. */
@Tag("it")
class OddAnswersTest {
    private static final OAuthApp APP = new OAuthApp("mock-app", Secret.of("m0ck-s3cr3t"));
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
    @CsvSource({"120,60,120", "1,6,6", "0,6,6", "-300,6,6", "1000000,86400,86400"})
    void aTokenLivesAsLongAsItsServerSaysWithinReason(long life, long least, long most) {
        server.nextLife(life);
        assertThat(lifetime()).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    @Test
    void withoutALifetimeATokenLivesForAnHour() {
        server.next(Answers.without("expires_in"));
        assertThat(lifetime()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"120,120", "120.9,120", "soon,3600", "'',3600"})
    void aLifetimeGivenAsTextIsReadIfItIsANumber(String said, long seconds) {
        server.next(Answers.with("expires_in", said));
        assertThat(lifetime()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void anotherCaseOfBearerIsNoOtherType() {
        server.next(Answers.with("token_type", "bearer"));
        assertThat(lifetime()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "200,ANSWER_UNUSABLE",
        "302,ANSWER_UNUSABLE",
        "404,ANSWER_UNUSABLE",
        "500,ANSWER_UNUSABLE",
        "502,ANSWER_UNUSABLE",
        "503,UNAVAILABLE"
    })
    void aPageInPlaceOfTokensIsNoGrant(int status, Reason reason) {
        server.next(Answers.page(status));
        assertThat(refused()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "200,RefreshOutcomeUnknownException,true",
        "302,OAuthClientException,true",
        "404,OAuthClientException,true",
        "500,RefreshOutcomeUnknownException,true",
        "502,RefreshOutcomeUnknownException,true",
        "503,AuthUnavailableException,true"
    })
    void aPageInPlaceOfARefreshIsTypedAndTriedAgainWhereTheGrantMayBeIntact(int status, String type, boolean intact) {
        assertThat(survives(Answers.page(status), type)).isEqualTo(intact);
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_grant,ReauthorizationRequiredException,false",
        "403,invalid_grant,ReauthorizationRequiredException,false",
        "401,invalid_client,OAuthClientException,true",
        "400,unauthorized_client,OAuthClientException,true",
        "400,temporarily_unavailable,AuthUnavailableException,true",
        "500,server_error,RefreshOutcomeUnknownException,true",
        "200,invalid_grant,RefreshOutcomeUnknownException,true"
    })
    void anErrorInPlaceOfARefreshIsTypedByItsCode(int status, String code, String type, boolean intact) {
        assertThat(survives(Answers.error(status, code), type)).isEqualTo(intact);
    }

    /** Whether a call succeeds once the server has recovered; if not, the first refresh was the only one. */
    private boolean survives(UnaryOperator<OAuth2HttpResponse> answer, String type) {
        try (Connection connection = connection()) {
            Connection.connect(connection.oauth(ASKING), new Browser()::consent);
            connection.calls();
            server.forget(connection.accessToken());
            StoredGrant before = connection.kept();
            server.fromNowOn(answer);
            assertThat(nameOf(catchThrowable(connection::calls))).isEqualTo(type);
            assertThat(connection.kept().refreshToken()).isEqualTo(before.refreshToken());
            server.fromNowOn(Answers.unchanged());
            Throwable then = catchThrowable(connection::calls);
            if (then != null) {
                assertThat(nameOf(then)).isEqualTo(type);
                assertThat(server.tokenRequests()).hasSize(2);
            }
            return then == null;
        }
    }

    private static String nameOf(Throwable error) {
        assertThat(error).isInstanceOf(LeverException.class);
        return error.getClass().getSimpleName();
    }

    private Reason refused() {
        try (Connection connection = connection()) {
            return connection.refused(ASKING).reason();
        }
    }

    private Duration lifetime() {
        try (Connection connection = connection()) {
            ConnectResult result = Connection.connect(connection.oauth(ASKING), new Browser()::consent);
            StoredGrant.Access access =
                    Objects.requireNonNull(((Connected) result).grant().access());
            return Duration.between(access.issuedAt(), access.expiresAt());
        }
    }

    private Connection connection() {
        return new Connection(
                api.url(), server.described(ClientAuthentication.BODY, TokenBodyFormat.FORM), APP, stores);
    }
}
