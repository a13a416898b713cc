package dev.lever4j.it.authorizationservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/**
 * A grant of Spring Authorization Server and what becomes of it, before an API that asks the server about each token.
 */
@Tag("it")
class SpringRefreshTest {
    private static final int CALLERS = 60;

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
    @CsvSource({"BODY", "HEADER"})
    void aRejectedTokenIsRefreshedAndTheCallMadeAgain(RegisteredApp app) {
        try (Connection connection = connected(app, stores)) {
            StoredGrant before = connection.kept();
            server.revoke(app, connection.accessToken());
            connection.calls();
            assertThat(api.refused()).isEqualTo(1);
            assertThat(api.served()).isEqualTo(2);
            assertThat(connection.kept().generation()).isEqualTo(before.generation() + 1);
            assertThat(connection.kept().refreshToken()).isNotEqualTo(before.refreshToken());
            assertThat(connection.kept().scopes()).isEqualTo(before.scopes());
            assertThat(connection.kept().intent()).isNull();
            assertThat(refused(app, before)).isTrue();
        }
        assertThat(server.requests().refreshes().get(0)).satisfies(request -> {
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.header()).isEqualTo(app == RegisteredApp.HEADER);
            assertThat(request.body()).isEqualTo(app == RegisteredApp.BODY);
        });
    }

    @Test
    void manyCallersShareOneRefresh() {
        try (Connection connection = connected(RegisteredApp.HEADER, stores)) {
            server.revoke(RegisteredApp.HEADER, connection.accessToken());
            StepVerifier.create(Flux.range(0, CALLERS).flatMap(i -> connection.call(), CALLERS))
                    .expectNextCount(CALLERS)
                    .expectComplete()
                    .verify(Connection.PATIENCE);
        }
        assertThat(server.requests().refreshes()).hasSize(1);
        assertThat(api.served()).isEqualTo(1 + CALLERS);
    }

    @Test
    void tenRotationsInARowSpendTenTokensAndEachIsRefusedAfterwards() {
        RegisteredApp app = RegisteredApp.BODY;
        Set<String> spent = new LinkedHashSet<>();
        try (Connection connection = connected(app, stores)) {
            for (int i = 0; i < 10; i++) {
                spent.add(connection.refreshToken());
                server.revoke(app, connection.accessToken());
                connection.calls();
            }
            assertThat(spent).hasSize(10).doesNotContain(connection.refreshToken());
            assertThat(server.requests().refreshes())
                    .extracting(TokenRequests.Entry::presented)
                    .containsExactlyElementsOf(spent);
            assertThat(spent)
                    .allSatisfy(token -> assertThat(present(app, token)).isEqualTo(400));
            // nor has that done any harm to the one in force
            server.revoke(app, connection.accessToken());
            connection.calls();
        }
        assertThat(api.refused()).isEqualTo(11);
    }

    @Test
    void aServerThatDoesNotRotateIsServedWithTheSameTokenAgain() {
        RegisteredApp app = RegisteredApp.REUSING;
        try (Connection connection = connected(app, stores)) {
            String token = connection.refreshToken();
            for (int i = 0; i < 3; i++) {
                server.revoke(app, connection.accessToken());
                connection.calls();
            }
            assertThat(connection.refreshToken()).isEqualTo(token);
        }
        assertThat(server.requests().refreshes())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
    }

    @Test
    void aTokenThatIsAboutToExpireByOurClockIsRefreshedBeforeTheApiSeesIt() {
        HandClock clock = new HandClock();
        try (Connection connection = to(RegisteredApp.BODY, stores, clock)) {
            connection.connected();
            connection.calls();
            clock.advance(Duration.ofMinutes(61));
            connection.calls();
        }
        assertThat(server.requests().refreshes()).hasSize(1);
        assertThat(api.refused()).isZero();
        assertThat(api.served()).isEqualTo(2);
    }

    @Test
    void aTokenThatLivesForASecondIsRefreshedWhenTheApiSaysSo() {
        RegisteredApp app = RegisteredApp.BRIEF;
        AtomicReference<String> first = new AtomicReference<>("");
        // asked about the first token alone: on a slow machine the second might be dead, too, before it arrives
        try (LeverApi lenient = new LeverApi(token -> !token.equals(first.get()) || server.isActive(token));
                Connection connection =
                        new Connection(lenient.url(), server.described(app.authentication()), app.app(), stores)) {
            connection.connected();
            connection.calls();
            first.set(connection.accessToken());
            waitForTheEndOf(connection.accessToken());
            connection.calls();
            assertThat(lenient.refused()).isEqualTo(1);
            assertThat(lenient.served()).isEqualTo(2);
        }
        assertThat(server.requests().refreshes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"BODY", "HEADER"})
    void aRevokedGrantIsReportedByOneRequestHoweverManyCall(RegisteredApp app) {
        try (Connection connection = connected(app, stores)) {
            server.revoke(app, connection.refreshToken());
            List<Throwable> errors = Flux.range(0, CALLERS)
                    .flatMap(i -> failureOf(connection.call()), CALLERS)
                    .collectList()
                    .block(Connection.PATIENCE);
            // whoever was on the way when the grant ended asks for another token, and hears it too
            assertThat(errors).hasSize(CALLERS).hasOnlyElementsOfType(ReauthorizationRequiredException.class);
            assertThatThrownBy(connection::calls).isInstanceOf(ReauthorizationRequiredException.class);
            assertThat(server.requests().refreshes())
                    .singleElement()
                    .satisfies(request -> assertThat(request.status()).isEqualTo(400));
        }
        // a new consent mends it, for whoever starts anew
        try (Connection again = connected(app, stores)) {
            again.calls();
        }
    }

    @Test
    void aRefreshTokenThatIsTooOldIsRefusedForGood() {
        RegisteredApp app = RegisteredApp.STALE;
        try (Connection connection = connected(app, stores)) {
            server.revoke(app, connection.accessToken());
            waitForTheEndOf(connection.refreshToken());
            assertThatThrownBy(connection::calls).isInstanceOf(ReauthorizationRequiredException.class);
        }
        assertThat(server.requests().refreshes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"BODY", "HEADER"})
    void aWrongSecretLeavesTheGrantAsItIs(RegisteredApp app) {
        StoredGrant before;
        try (Connection connection = connected(app, stores)) {
            before = connection.kept();
        }
        HandClock later = new HandClock();
        later.advance(Duration.ofHours(2));
        OAuthApp wrong = new OAuthApp(app.id(), Secret.of("wr0ng-s3cr3t"));
        try (Connection connection =
                new Connection(api.url(), server.described(app.authentication()), wrong, stores, later.resources())) {
            assertThatThrownBy(connection::calls).isInstanceOf(OAuthClientException.class);
            assertThat(connection.kept().refreshToken()).isEqualTo(before.refreshToken());
            assertThat(connection.kept().intentIsOpen()).isFalse();
        }
        try (Connection connection = to(app, stores, later)) {
            connection.calls();
            assertThat(connection.kept().generation()).isEqualTo(before.generation() + 1);
        }
        assertThat(server.requests().refreshes())
                .extracting(TokenRequests.Entry::status)
                .startsWith(401)
                .containsOnlyOnce(200)
                .endsWith(200);
    }

    @Test
    void aStartGoesOnWithTheKeptGrant(@TempDir Path folder) throws IOException {
        RegisteredApp app = RegisteredApp.BODY;
        GrantKeys keys = GrantKeys.of(GrantKeys.fresh());
        try (Connection first = connected(app, FileTokenStores.open(folder, keys))) {
            server.revoke(app, first.accessToken());
            first.calls();
        }
        server.requests().clear();
        try (Connection second = to(app, FileTokenStores.open(folder, keys))) {
            second.calls();
            // the kept access token is good still
            assertThat(server.requests().all()).isEmpty();
            server.revoke(app, second.accessToken());
            second.calls();
        }
        try (Connection third = to(app, FileTokenStores.open(folder, keys))) {
            third.calls();
            assertThat(third.kept().intent()).isNull();
        }
        assertThat(server.requests().refreshes())
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(200));
        assertThat(api.refused()).isEqualTo(2);
    }

    private Connection to(RegisteredApp app, TokenStores where) {
        return to(app, where, new HandClock());
    }

    private Connection to(RegisteredApp app, TokenStores where, HandClock clock) {
        return new Connection(api.url(), server.described(app.authentication()), app.app(), where, clock.resources());
    }

    /** Connected, and its token has been accepted once. */
    private Connection connected(RegisteredApp app, TokenStores where) {
        Connection connection = to(app, where);
        connection.connected();
        connection.calls();
        return connection;
    }

    private void waitForTheEndOf(String token) {
        Flux.interval(Duration.ofMillis(100), Schedulers.boundedElastic())
                .map(i -> server.isActive(token))
                .takeWhile(active -> active)
                .blockLast(Connection.PATIENCE);
    }

    private static Mono<Throwable> failureOf(Mono<?> call) {
        return call.<Throwable>map(answer -> new AssertionError("answered")).onErrorResume(Mono::just);
    }

    private boolean refused(RegisteredApp app, StoredGrant grant) {
        return present(app, grant.refreshToken().reveal()) == 400;
    }

    private int present(RegisteredApp app, String refreshToken) {
        return server.present(app, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
                .statusCode();
    }
}
