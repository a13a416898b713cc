package dev.lever4j.client.token;

import static dev.lever4j.client.token.FakeAuthServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class RefreshingTokenSourceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final FakeAuthServer.Act UNREACHABLE =
            request -> Mono.error(new ConnectionFailedException("refused", true, null));

    private final Account account = new Account();
    private final FakeAuthServer server = account.server;
    private final ScriptedStore store = account.store;

    @Test
    void doesNothingUntilTheFirstCallAndThenServesOneTokenUntilItsZone() {
        assertThat(store.loads).hasValue(0);
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofMinutes(54));
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(server.requests).hasValue(1);
        assertThat(server.forms)
                .containsExactly(
                        "grant_type=refresh_token&client_id=client&client_secret=client%2Bsecret&refresh_token=refresh-0");
    }

    /** What was granted began to age while its answer was on the way. */
    @Test
    void aTokensLifeIsCountedFromTheMomentItWasAskedFor() {
        Duration onTheWay = Duration.ofSeconds(20);
        Instant asked = account.time.now();
        server.latency = onTheWay;
        CompletableFuture<Authorization> call = account.call();
        account.pass(onTheWay);
        assertThat(Account.revealed(call)).isEqualTo("access-1");
        StoredGrant.Access kept = Objects.requireNonNull(store.content.access());
        assertThat(kept.issuedAt()).isEqualTo(asked);
        assertThat(kept.expiresAt()).isEqualTo(asked.plus(Duration.ofHours(1)));

        account.pass(Duration.ofMinutes(55).minus(onTheWay).minus(SECOND));
        account.token();
        assertThat(server.requests).hasValue(1);
        account.pass(SECOND);
        account.token();
        assertThat(server.requests).as("in the advisory zone").hasValue(2);
    }

    @Test
    void theIntentIsSavedBeforeTheCallAndTheNewPairBeforeItsTokenIsGivenOut() {
        server.script.add(request -> {
            assertThat(store.content.intentIsOpen()).isTrue();
            return server.rotateSlowly(request);
        });
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(store.content.refreshToken()).isEqualTo(Secret.of("refresh-1"));
        assertThat(store.content.generation()).isEqualTo(1);
        assertThat(store.content.intentIsOpen()).isFalse();
    }

    @Test
    void manyCallersAtExpiryShareOneRefresh() {
        server.latency = SECOND;
        List<CompletableFuture<Authorization>> calls =
                Stream.generate(account::call).limit(500).toList();
        account.pass(SECOND);
        assertThat(calls).allSatisfy(call -> assertThat(Account.revealed(call)).isEqualTo("access-1"));
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void inTheAdvisoryZoneTheOldTokenIsServedWhileARefreshRunsBehindIt() {
        account.token();
        account.pass(Duration.ofMinutes(56));
        server.latency = SECOND;
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(SECOND);
        assertThat(account.token()).isEqualTo("access-2");
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void aFailedAdvisoryRefreshReachesNobodyAndIsSpaced() {
        account.token();
        account.pass(Duration.ofMinutes(56));
        server.script.addAll(List.of(UNREACHABLE, answering(503, "busy")));
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofMillis(4900));
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(server.requests).hasValue(2);
        account.pass(Duration.ofMillis(200));
        account.token();
        assertThat(server.requests).hasValue(3);
        account.pass(Duration.ofSeconds(6));
        account.token();
        assertThat(account.token()).isEqualTo("access-2");
    }

    @Test
    void inTheMandatoryZoneCallersWaitAndGetTheOldLivingTokenIfThatFails() {
        account.token();
        account.pass(Duration.ofMinutes(60).minusSeconds(20));
        server.script.add(request -> Mono.delay(SECOND, account.scheduler).then(UNREACHABLE.apply(request)));
        CompletableFuture<Authorization> call = account.call();
        assertThat(call).isNotDone();
        account.pass(SECOND);
        assertThat(Account.revealed(call)).isEqualTo("access-1");
    }

    @Test
    void anErrorDoesNotOutliveItsAttempt() {
        server.script.add(UNREACHABLE);
        assertThatThrownBy(() -> account.call().getNow(null)).hasCauseInstanceOf(AuthUnavailableException.class);
        CompletableFuture<Authorization> next = account.call();
        assertThat(next).isNotDone();
        account.pass(Duration.ofMillis(250));
        assertThat(Account.revealed(next)).isEqualTo("access-1");
        assertThat(store.content.intentIsOpen()).isFalse();
    }

    @Test
    void eachWaiterGetsAnExceptionOfItsOwn() {
        server.script.add(request -> Mono.delay(SECOND, account.scheduler).then(UNREACHABLE.apply(request)));
        CompletableFuture<Throwable> first = failure();
        CompletableFuture<Throwable> second = failure();
        account.pass(SECOND);
        assertThat(first.join()).isInstanceOf(AuthUnavailableException.class).isNotSameAs(second.join());
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aCallersCancelOrTimeoutLeavesTheRefreshRunning() {
        server.latency = SECOND;
        Disposable only = account.source.authorization().subscribe();
        only.dispose();
        CompletableFuture<Throwable> impatient = Account.future(account.source
                .authorization()
                .timeout(Duration.ofMillis(10), account.scheduler)
                .<Throwable>map(got -> new AssertionError())
                .onErrorResume(Mono::just));
        account.pass(Duration.ofMillis(10));
        assertThat(impatient.join()).isInstanceOf(java.util.concurrent.TimeoutException.class);
        account.pass(SECOND);
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(store.content.generation()).isEqualTo(1);
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void theRefreshDoesNotInheritACallersContext() {
        server.script.add(request -> Mono.deferContextual(context -> {
            assertThat(context.hasKey("tenant")).isFalse();
            return server.rotateSlowly(request);
        }));
        CompletableFuture<Authorization> call =
                Account.future(account.source.authorization().contextWrite(context -> context.put("tenant", "a")));
        assertThat(Account.revealed(call)).isEqualTo("access-1");
    }

    @Test
    void a401OfTheCurrentTokenRefreshesOnceAndALateOneOfAnOldTokenNever() {
        Authorization first = account.call().join();
        account.source.accepted(first);
        assertThat(account.source.rejected(first)).isTrue();
        assertThat(account.token()).isEqualTo("access-2");
        assertThat(account.source.rejected(first)).isTrue();
        assertThat(account.token()).isEqualTo("access-2");
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void a401OfAYoungTokenThatWasNeverAcceptedIsFinal() {
        Authorization first = account.call().join();
        assertThat(account.source.rejected(first)).isFalse();
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofSeconds(31));
        assertThat(account.source.rejected(first)).isTrue();
        assertThat(account.token()).isEqualTo("access-2");
    }

    @Test
    void whenTheIntentCannotBeSavedNoRefreshStartsAndALivingTokenIsServed() {
        account.token();
        store.refuses = StoredGrant::intentIsOpen;
        account.pass(Duration.ofMinutes(60).minusSeconds(20));
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofSeconds(30));
        CompletableFuture<Throwable> dead = failure();
        assertThat(dead.join()).isInstanceOf(TokenStoreException.class);
        assertThat(server.requests).hasValue(1);
        store.refuses = grant -> false;
        CompletableFuture<Authorization> mended = account.call();
        account.pass(SECOND);
        assertThat(Account.revealed(mended)).isEqualTo("access-2");
    }

    @Test
    void whenTheStoreCannotBeReadNothingIsSent() {
        store.unreadable = true;
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void whileTheStoreCannotBeReadALivingTokenIsServedAndNothingIsSent() {
        account.token();
        store.unreadable = true;
        account.pass(Duration.ofMinutes(56));
        int before = store.loads.get();
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofMinutes(4).minusSeconds(20));
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(store.loads).hasValueGreaterThan(before);
        account.pass(Duration.ofSeconds(30));
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        assertThat(server.requests).hasValue(1);
        store.unreadable = false;
        CompletableFuture<Authorization> mended = account.call();
        account.pass(SECOND);
        assertThat(Account.revealed(mended)).isEqualTo("access-2");
    }

    @Test
    void anUnsavedTokenIsNotGivenOutAndItsSaveIsTriedAgainUntilItWorks() {
        store.refuses = ScriptedStore::isRotated;
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        account.pass(Duration.ofMillis(250 + 500));
        assertThat(store.saves).as("intent, save, two further saves").hasValue(4);
        store.refuses = grant -> false;
        account.pass(SECOND);
        assertThat(account.token()).isEqualTo("access-1");
        assertThat(server.requests).hasValue(1);
        assertThat(store.content.refreshToken()).isEqualTo(Secret.of("refresh-1"));
    }

    @Test
    void whileANewTokenIsUnsavedCallersGetTheOldOneAsLongAsItLives() {
        account.token();
        account.pass(Duration.ofMinutes(56));
        store.refuses = ScriptedStore::isRotated;
        account.token();
        assertThat(server.refreshes).hasValue(2);
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofMinutes(4));
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        store.refuses = grant -> false;
        account.pass(Duration.ofSeconds(30));
        assertThat(account.token()).isEqualTo("access-2");
    }

    @Test
    void closingTriesAnUnsavedGrantOnceMore() {
        store.refuses = ScriptedStore::isRotated;
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        store.refuses = grant -> false;
        assertThat(account.source.close().toFuture()).isCompleted();
        assertThat(store.content.refreshToken()).isEqualTo(Secret.of("refresh-1"));
    }

    @Test
    void closingSaysSoIfTheGrantIsLost() {
        store.refuses = ScriptedStore::isRotated;
        assertThat(failure().join()).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> account.source.close().toFuture().getNow(null))
                .hasCauseInstanceOf(TokenStoreException.class);
        account.pass(Duration.ofHours(1));
        assertThat(store.saves).hasValueLessThan(6);
    }

    @Test
    void closingWaitsForARefreshInFlightAndStartsNoOther() {
        server.latency = SECOND;
        CompletableFuture<Authorization> waiting = account.call();
        CompletableFuture<@Nullable Void> closed = account.source.close().toFuture();
        assertThat(closed).isNotDone();
        account.pass(SECOND);
        assertThat(closed).isCompleted();
        assertThat(Account.revealed(waiting)).isEqualTo("access-1");
        assertThat(store.content.generation()).isEqualTo(1);
        account.pass(Duration.ofHours(1));
        assertThat(failure().join()).isInstanceOf(ClientClosedException.class);
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void closingCutsThePauseBeforeAnAttemptShort() {
        server.script.add(UNREACHABLE);
        assertThat(failure().join()).isInstanceOf(AuthUnavailableException.class);
        CompletableFuture<Throwable> waiting = failure();
        assertThat(account.source.close().toFuture()).isCompleted();
        assertThat(waiting.join()).isInstanceOf(ClientClosedException.class);
        assertThat(server.requests).hasValue(1);
    }

    private CompletableFuture<Throwable> failure() {
        return Account.future(account.source
                .authorization()
                .<Throwable>map(got -> new AssertionError(
                        "got " + Objects.requireNonNull(got.header()).reveal()))
                .onErrorResume(Mono::just));
    }
}
