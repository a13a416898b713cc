package dev.lever4j.client.token;

import static dev.lever4j.client.token.FakeAuthServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What each bad answer, and each lost one, leads to. */
class RefreshFailureTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration A_LEASE_AND_SOME_LOOKS = Duration.ofSeconds(13);

    private final Account account = new Account();
    private final FakeAuthServer server = account.server;
    private final ScriptedStore store = account.store;

    @Test
    void afterALostReplyTheTokenIsNotPresentedIfTheStoreHoldsANewerOne() {
        loseNextReply();
        assertThat(failure().join()).isInstanceOf(RefreshOutcomeUnknownException.class);
        assertThat(server.requests).hasValue(1);
        assertThat(store.content.intentIsOpen()).isTrue();
        store.content = new StoredGrant(9, 7, Secret.of("refresh-1"), null, store.content.scopes(), null);
        account.pass(SECOND);
        assertThat(account.token()).isEqualTo("access-2");
        assertThat(store.content.generation()).isEqualTo(8);
    }

    @Test
    void aLivingTokenIsServedToItsEndThoughTheGrantTurnsOutToBeLost() {
        account.token();
        account.pass(Duration.ofMinutes(55));
        loseNextReply();
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofMinutes(4));
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(server.requests).as("presented again, and refused").hasValue(3);
        account.pass(Duration.ofMinutes(2));
        assertThat(failure().join()).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(server.requests).hasValue(3);
    }

    @Test
    void aTimeoutAfterSendingIsALostReplyAndBeforeSendingIsNot() {
        server.script.add(request -> {
            request.departure().depart();
            return Mono.never();
        });
        CompletableFuture<Throwable> sent = failure();
        account.pass(Duration.ofSeconds(30));
        assertThat(sent.join()).isInstanceOf(RefreshOutcomeUnknownException.class);

        Account other = new Account();
        other.server.script.add(request -> Mono.never());
        CompletableFuture<Authorization> unsent = other.call();
        other.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> unsent.getNow(null)).hasCauseInstanceOf(AuthUnavailableException.class);
    }

    @Test
    void aLostRefreshIsTriedTwiceMoreAndThenNeverAgain() {
        server.script.addAll(List.of(lostAfterArrival(), lostAfterArrival(), lostAfterArrival()));
        assertThat(failure().join()).isInstanceOf(RefreshOutcomeUnknownException.class);
        CompletableFuture<Throwable> second = failure();
        account.pass(A_LEASE_AND_SOME_LOOKS);
        assertThat(second.join()).isInstanceOf(RefreshOutcomeUnknownException.class);
        CompletableFuture<Throwable> tooEarly = failure();
        account.pass(A_LEASE_AND_SOME_LOOKS);
        assertThat(tooEarly.join()).isInstanceOf(RefreshOutcomeUnknownException.class);
        assertThat(server.requests).as("an outage gets time to pass").hasValue(2);
        account.pass(Duration.ofMinutes(3));
        CompletableFuture<Throwable> again = failure();
        account.pass(A_LEASE_AND_SOME_LOOKS);
        assertThat(again.join())
                .isInstanceOf(ReauthorizationRequiredException.class)
                .hasMessageContaining("not presented again");
        account.pass(Duration.ofHours(1));
        assertThat(failure().join()).isInstanceOf(ReauthorizationRequiredException.class);
        account.start(RefreshSettings.DEFAULT);
        assertThat(failure().getNow(new AssertionError("waits"))).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(server.requests).hasValue(3);
    }

    @Test
    void aStartWithAnOpenIntentTriesOnceAndNamesTheCauseIfThatIsRefused() {
        loseNextReply();
        failure().join();
        account.start(RefreshSettings.DEFAULT);
        CompletableFuture<Throwable> refused = failure();
        assertThat(refused).as("waits one lease").isNotDone();
        account.pass(A_LEASE_AND_SOME_LOOKS);
        assertThat(refused.join())
                .isInstanceOf(ReauthorizationRequiredException.class)
                .hasMessageContaining("never saved");
        assertThat(server.requests).hasValue(2);
        account.start(RefreshSettings.DEFAULT);
        assertThat(failure().getNow(new AssertionError("waits"))).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(server.requests).as("not presented a third time").hasValue(2);
    }

    @Test
    void aStartWithAnOpenIntentGoesOnIfTheServerHadNotRotated() {
        server.script.add(request -> {
            request.departure().depart();
            return Mono.error(new ConnectionLostException("reset", null));
        });
        failure().join();
        account.start(RefreshSettings.DEFAULT);
        CompletableFuture<Authorization> call = account.call();
        account.pass(A_LEASE_AND_SOME_LOOKS);
        assertThat(Account.revealed(call)).isEqualTo("access-1");
    }

    @Test
    void aRefusedGrantIsFinalAndNothingIsSentAnyMore() {
        server.refreshToken.set("revoked");
        assertThat(failure().join()).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(failure().join()).isInstanceOf(ReauthorizationRequiredException.class);
        account.pass(Duration.ofHours(1));
        assertThat(failure().join())
                .isInstanceOf(ReauthorizationRequiredException.class)
                .hasMessageNotContaining("refresh-0");
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aRefusalMeansNothingIfAnotherProcessHasSavedANewerGrant() {
        server.script.add(request -> {
            request.departure().depart();
            StoredGrant.Access access = new StoredGrant.Access(
                    Secret.of("theirs"), account.time.now(), account.time.now().plus(Duration.ofHours(1)));
            store.content = new StoredGrant(9, 1, Secret.of("refresh-9"), access, store.content.scopes(), null);
            return Mono.just(FakeAuthServer.reply(400, "{\"error\":\"invalid_grant\"}"));
        });
        assertThat(account.token()).isEqualTo("theirs");
        assertThat(store.content.refreshToken()).isEqualTo(Secret.of("refresh-9"));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 429})
    void anAnswerThatNothingWasDoneLeavesTheGrantIntact(int status) {
        server.script.add(answering(status, "<html>busy</html>"));
        assertThat(failure().join()).isInstanceOf(AuthUnavailableException.class);
        CompletableFuture<Authorization> next = account.call();
        account.pass(SECOND);
        assertThat(Account.revealed(next)).isEqualTo("access-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"error\":\"invalid_client\"}", "{\"error\":\"unauthorized_client\"}", "<html>Bad</html>", ""})
    void aRefusedAppIsNeverTakenForARevokedGrant(String body) {
        server.script.add(answering(400, body));
        assertThat(failure().join()).isInstanceOf(OAuthClientException.class);
        CompletableFuture<Authorization> mended = account.call();
        account.pass(SECOND);
        assertThat(Account.revealed(mended)).isEqualTo("access-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"refresh_token\":\"r\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"a\",\"refresh_tok",
                "[]"
            })
    void aReplyWithoutAUsableTokenLeavesTheStoreAndTheIntentAsTheyAre(String body) {
        server.script.add(answering(200, body));
        assertThat(failure().join()).isInstanceOf(RefreshOutcomeUnknownException.class);
        assertThat(store.content.refreshToken()).isEqualTo(Secret.of("refresh-0"));
        assertThat(store.content.intentIsOpen()).isTrue();
    }

    @Test
    void aReplyWithoutARefreshTokenKeepsTheOldOne() {
        server.script.add(answering(200, "{\"access_token\":\"a\",\"token_type\":\"BEARER\"}"));
        assertThat(account.token()).isEqualTo("a");
        assertThat(store.content.refreshToken()).isEqualTo(Secret.of("refresh-0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"0\"", "1"})
    void tinyLifetimesCauseNoStorm(String expiresIn) {
        server.expiresIn = expiresIn;
        for (int i = 0; i < 600; i++) {
            account.token();
            account.pass(Duration.ofMillis(100));
        }
        assertThat(server.requests.get()).isBetween(2, 12);
    }

    @Test
    void aStoredTokenThatLivesIsUsedWithoutARefreshAndASenselessOneIsNot() {
        account.token();
        account.pass(Duration.ofMinutes(10));
        account.start(RefreshSettings.DEFAULT);
        assertThat(account.token()).isEqualTo("access-1");
        StoredGrant.Access access = Objects.requireNonNull(store.content.access());
        StoredGrant.Access future =
                new StoredGrant.Access(access.token(), access.expiresAt().plusSeconds(9), access.expiresAt());
        store.content = new StoredGrant(9, 1, store.content.refreshToken(), future, store.content.scopes(), null);
        account.start(RefreshSettings.DEFAULT);
        assertThat(account.token()).isEqualTo("access-2");
    }

    /** Of machines that share the store. */
    @Test
    void aClockThatIsALittleBehindRefreshesNothing() {
        account.token();
        StoredGrant.Access access = Objects.requireNonNull(store.content.access());
        StoredGrant.Access ahead = new StoredGrant.Access(
                access.token(),
                access.issuedAt().plusSeconds(2),
                access.expiresAt().plusSeconds(2));
        store.content = new StoredGrant(9, 1, store.content.refreshToken(), ahead, store.content.scopes(), null);
        account.start(RefreshSettings.DEFAULT);
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aStoreThatWentBackIsNotBelieved() {
        Authorization first = account.call().join();
        account.source.accepted(first);
        store.content = StoredGrant.of(Secret.of("refresh-0"));
        account.source.rejected(first);
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        assertThat(server.requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-24, -1, 1, 24})
    void aJumpOfTheWallClockNeitherKillsATokenNorKeepsADeadOneAlive(int hours) {
        account.token();
        account.jump.set(Duration.ofHours(hours));
        account.pass(Duration.ofMinutes(50));
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofMinutes(10));
        assertThat(account.token()).isEqualTo("access-2");
        account.pass(Duration.ofMinutes(50));
        account.token();
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void noFailureAndNoStatePrintsASecret() {
        server.refreshToken.set("revoked");
        Throwable refused = failure().join();
        String printed = refused
                + String.valueOf(refused.getCause())
                + account.source
                + store.content
                + store.content.opening("me", account.time.now())
                + RefreshSettings.DEFAULT;
        assertThat(printed).doesNotContain("refresh-0").doesNotContain("client+secret");
        Account other = new Account();
        assertThat(other.token()).isEqualTo("access-1");
        assertThat(other.store.content.toString()).doesNotContain("access-1").doesNotContain("refresh-1");
        assertThat(other.call().join().toString()).doesNotContain("access-1");
    }

    private CompletableFuture<Throwable> failure() {
        return Account.future(account.source
                .authorization()
                .<Throwable>map(got -> new AssertionError(
                        "got " + Objects.requireNonNull(got.header()).reveal()))
                .onErrorResume(Mono::just));
    }

    private void loseNextReply() {
        server.script.add(lostAfterArrival());
    }

    private FakeAuthServer.Act lostAfterArrival() {
        return request -> {
            request.departure().depart();
            server.rotate(request);
            return Mono.error(new ConnectionLostException("reset", null));
        };
    }
}
