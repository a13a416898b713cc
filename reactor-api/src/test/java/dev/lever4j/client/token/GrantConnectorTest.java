package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.ConnectedBriefly;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.TokenStoreException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A code becomes a grant that is kept, or nothing; and the code is sent once. */
class GrantConnectorTest {
    private static final String GRANTED =
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\",\"scope\":\"users:read:admin\"}";
    private static final ConnectSettings ASKED = ConnectSettings.of(
            new RedirectUri("https://example.com/back?x=%41"), Scopes.parse("users:read:admin notes:read:admin"));

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    private final FakeAuthServer server = new FakeAuthServer(scheduler);
    private final AtomicInteger failures = new AtomicInteger();
    private InMemoryTokenStore store = InMemoryTokenStore.empty();
    private TokenStore used = store;

    @Test
    void sendsTheCodeWithTheSameRedirectUriAndTheVerifier() {
        answering(200, GRANTED);
        PendingConnection begun = begun(ASKED);
        assertThat(connect(begun)).isCompletedWithValueMatching(result -> result instanceof Connected);
        assertThat(URLDecoder.decode(server.forms.get(0), StandardCharsets.UTF_8))
                .isEqualTo("grant_type=authorization_code&client_id=client&client_secret=client+secret&code=the-code"
                        + "&redirect_uri=https://example.com/back?x=%41&code_verifier="
                        + Objects.requireNonNull(begun.verifier()).secret().reveal());
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void keepsAGrantBeforeItSaysSoAndSaysWhatWasNotGranted() {
        answering(200, GRANTED);
        Connected connected = (Connected) connect(begun(ASKED)).join();
        assertThat(connected.account()).isEqualTo("acme");
        assertThat(connected.notGranted().names()).containsExactly("notes:read:admin");
        assertThat(connected.grant()).isEqualTo(store.current());
        assertThat(store.current().refreshToken()).isEqualTo(Secret.of("r"));
        assertThat(store.current().generation()).isEqualTo(scheduler.now(TimeUnit.MILLISECONDS));
    }

    @Test
    void comesAfterTheGrantThatWasThere() {
        StoredGrant before = new StoredGrant(41, 5_000_000_000_000L, Secret.of("old"), null, Scopes.UNKNOWN, null);
        keep(InMemoryTokenStore.of(before.opening("somebody", time.now())));
        answering(200, GRANTED);
        connect(begun(ASKED)).join();
        assertThat(store.current().version()).isEqualTo(43);
        assertThat(store.current().generation()).isEqualTo(5_000_000_000_001L);
        assertThat(store.current().intentIsOpen()).isFalse();
    }

    @Test
    void winsAgainstARefreshOfTheGrantBefore() {
        keep(InMemoryTokenStore.of(StoredGrant.of(Secret.of("old"))));
        AtomicInteger saves = new AtomicInteger();
        used = over(grant -> {
            if (saves.getAndIncrement() < 3) {
                assertThat(store.save(store.current().opening("other", time.now()))
                                .block())
                        .isTrue();
            }
            return store.save(grant);
        });
        answering(200, GRANTED);
        CompletableFuture<ConnectResult> call = connect(begun(ASKED));
        scheduler.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(call).isCompletedWithValueMatching(result -> result instanceof Connected);
        assertThat(store.current().refreshToken()).isEqualTo(Secret.of("r"));
        assertThat(store.current().version()).isEqualTo(5);
    }

    @Test
    void outlivesAStoreThatFailsForAMoment() {
        used = over(grant -> failures.getAndIncrement() < 3
                ? Mono.error(new IllegalStateException("disk full"))
                : store.save(grant));
        answering(200, GRANTED);
        CompletableFuture<ConnectResult> call = connect(begun(ASKED));
        assertThat(call).isNotDone();
        scheduler.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(call).isCompleted();
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aSaveThatArrivedAndWasRefreshedSinceIsNotSavedOver() {
        used = over(grant -> failures.getAndIncrement() > 0
                ? store.save(grant)
                : store.save(grant)
                        .then(Mono.defer(() -> store.save(new StoredGrant(
                                2, grant.generation() + 1, Secret.of("r2"), null, grant.scopes(), null))))
                        .then(Mono.error(new IllegalStateException("timed out"))));
        answering(200, GRANTED);
        CompletableFuture<ConnectResult> call = connect(begun(ASKED));
        scheduler.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(call).isCompleted();
        assertThat(store.current().refreshToken()).isEqualTo(Secret.of("r2"));
    }

    @Test
    void aGrantThatIsSeenAfterASaveThatFailedIsKeptOnceASaveSucceeds() {
        List<StoredGrant> succeeded = new ArrayList<>();
        used = over(grant -> failures.getAndIncrement() < 3
                ? store.save(grant).then(Mono.error(new IllegalStateException("timed out")))
                : store.save(grant).doOnNext(saved -> succeeded.add(grant)));
        answering(200, GRANTED);
        CompletableFuture<ConnectResult> call = connect(begun(ASKED));
        assertThat(store.isEmpty()).isFalse();
        scheduler.advanceTimeBy(Duration.ofMillis(50));
        assertThat(call).as("it is seen, and no save has succeeded").isNotDone();
        scheduler.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(call).isCompleted();
        assertThat(succeeded).containsExactly(store.current());
        assertThat(store.current().refreshToken()).isEqualTo(Secret.of("r"));
    }

    @Test
    void whatCannotBeKeptIsAnError() {
        used = over(grant -> Mono.error(new IllegalStateException("disk full")));
        answering(200, GRANTED);
        CompletableFuture<ConnectResult> call = connect(begun(ASKED));
        scheduler.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(call)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(TokenStoreException.class)
                .withMessageContaining("begin again")
                .withMessageNotContaining("the-code")
                .havingCause()
                .withMessage("disk full");
    }

    @Test
    void noCodeIsSpentOnAStoreThatCannotBeRead() {
        used = new TokenStore() {
            @Override
            public Mono<StoredGrant> load() {
                return Mono.error(new IllegalStateException("down"));
            }

            @Override
            public Mono<Boolean> save(StoredGrant grant) {
                return Mono.just(true);
            }
        };
        assertThat(connect(begun(ASKED))).isCompletedExceptionally();
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void withoutTheRefreshTokenThatWasAskedForThereIsNoGrant() {
        answering(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        assertThat(reason(begun(ASKED))).isEqualTo(Reason.NO_REFRESH_TOKEN);
        assertThat(store.isEmpty()).isTrue();
    }

    @Test
    void aGrantThatShallNotBeRefreshedIsNotKept() {
        answering(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        assertThat(connect(begun(ASKED.refresh(false))))
                .isCompletedWithValueMatching(result -> result instanceof ConnectedBriefly brief
                        && brief.tokens().accessToken().equals(Secret.of("a")));
        assertThat(store.isEmpty()).isTrue();
    }

    @Test
    void aCodeIsNeverSentTwice() {
        List.of(
                        FakeAuthServer.answering(503, ""),
                        FakeAuthServer.answering(403, "{\"error\":\"invalid_grant\"}"),
                        FakeAuthServer.answering(200, "<html>"),
                        (FakeAuthServer.Act) request -> {
                            request.departure().depart();
                            return Mono.error(new ConnectionLostException("lost", null));
                        },
                        request -> {
                            request.departure().depart();
                            return Mono.never();
                        })
                .forEach(server.script::add);
        List<Reason> reasons = List.of(
                reason(begun(ASKED)),
                reason(begun(ASKED)),
                reason(begun(ASKED)),
                reason(begun(ASKED)),
                reason(begun(ASKED)));
        assertThat(reasons)
                .containsExactly(
                        Reason.UNAVAILABLE,
                        Reason.CODE_REFUSED,
                        Reason.ANSWER_UNUSABLE,
                        Reason.OUTCOME_UNKNOWN,
                        Reason.OUTCOME_UNKNOWN);
        assertThat(server.requests).hasValue(5);
    }

    private Reason reason(PendingConnection begun) {
        CompletableFuture<ConnectResult> call = connect(begun);
        scheduler.advanceTimeBy(Duration.ofMinutes(1));
        return ((NotConnected) call.join()).reason();
    }

    private CompletableFuture<ConnectResult> connect(PendingConnection begun) {
        TokenStores stores = new TokenStores() {
            @Override
            public TokenStore forAccount(String account) {
                return used;
            }

            @Override
            public Flux<String> accounts() {
                return Flux.empty();
            }

            @Override
            public Mono<Void> forget(String account) {
                return Mono.empty();
            }
        };
        GrantConnector connector = new GrantConnector(
                LeverEnvironment.PRODUCTION,
                new OAuthApp("client", Secret.of("client+secret")),
                stores,
                RefreshSettings.DEFAULT,
                server,
                time);
        CompletableFuture<ConnectResult> call = Account.future(connector.connect(begun, Secret.of("the-code")));
        scheduler.advanceTimeBy(Duration.ZERO);
        return call;
    }

    private PendingConnection begun(ConnectSettings asked) {
        return PendingConnection.begin("acme", asked, new Random(1), time.now());
    }

    private void answering(int status, String body) {
        server.script.add(request -> {
            server.forms.add(new String(Objects.requireNonNull(request.body()), StandardCharsets.US_ASCII));
            return FakeAuthServer.answering(status, body).apply(request);
        });
    }

    private void keep(InMemoryTokenStore other) {
        store = other;
        used = other;
    }

    private TokenStore over(Function<StoredGrant, Mono<Boolean>> save) {
        return new TokenStore() {
            @Override
            public Mono<StoredGrant> load() {
                return store.load();
            }

            @Override
            public Mono<Boolean> save(StoredGrant grant) {
                return Mono.defer(() -> save.apply(grant));
            }
        };
    }
}
