package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What clients share, and what they do not. */
class LeverResourcesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final OAuthApp APP = new OAuthApp("app", Secret.of("secret"));

    private final FakeLever lever = FakeLever.saying(200, "{}");
    private final AtomicInteger transports = new AtomicInteger();
    private final LeverResources resources = LeverResources.builder()
            .timeAndChance(lever.time)
            .connect(environment -> {
                transports.incrementAndGet();
                return lever;
            })
            .build();

    private Account account(Credential credential) {
        return resources.account(FakeLever.SOMEWHERE, credential, null, null);
    }

    private static Credential key(String key) {
        return new Credential.ApiKey(Secret.of(key));
    }

    @Test
    void theSameCredentialIsTheSameAccount() {
        assertThat(account(key("a"))).isSameAs(account(key("a"))).isNotSameAs(account(key("b")));
        TokenStore store = InMemoryTokenStore.of(Secret.of("refresh"));
        assertThat(account(new Credential.Grant(APP, store)))
                .isSameAs(account(new Credential.Grant(new OAuthApp("app", Secret.of("rotated")), store)))
                .isNotSameAs(account(new Credential.Grant(new OAuthApp("other", Secret.of("secret")), store)))
                .isNotSameAs(account(new Credential.Grant(APP, InMemoryTokenStore.of(Secret.of("refresh")))));
    }

    @Test
    void equalStoresAreOneAccountThoughEachClientAsksForItsOwn() {
        record Place(InMemoryTokenStores stores, String account) implements TokenStore {
            @Override
            public Mono<StoredGrant> load() {
                return stores.forAccount(account).load();
            }

            @Override
            public Mono<Boolean> save(StoredGrant grant) {
                return stores.forAccount(account).save(grant);
            }
        }
        InMemoryTokenStores stores = new InMemoryTokenStores();
        Account acme = account(new Credential.Grant(APP, new Place(stores, "acme")));
        assertThat(account(new Credential.Grant(APP, new Place(stores, "acme"))))
                .isSameAs(acme);
        assertThat(account(new Credential.Grant(APP, new Place(stores, "globex"))))
                .isNotSameAs(acme);
        assertThat(account(new Credential.Grant(APP, stores.forAccount("acme"))))
                .isSameAs(account(new Credential.Grant(APP, stores.forAccount("acme"))));
    }

    @Test
    void anEnvironmentHasOneTransportAndItsOwnAccounts() {
        LeverEnvironment same =
                LeverEnvironment.custom(URI.create("https://lever.test/v1/"), URI.create("https://auth.lever.test"));
        Account here = account(key("a"));
        account(key("b"));
        assertThat(resources.account(same, key("a"), null, null)).isSameAs(here);
        assertThat(transports).hasValue(1);
        assertThat(resources.account(LeverEnvironment.EU, key("a"), null, null)).isNotSameAs(here);
        assertThat(transports).hasValue(2);
    }

    @Test
    void twoRatesForOneCredentialAreRefusedAndNoneTakesWhatThereIs() {
        RateLimit slow = new RateLimit(2, 3);
        Account first = resources.account(FakeLever.SOMEWHERE, key("a"), slow, null);
        assertThat(first.rate()).isEqualTo(slow);
        assertThat(account(key("a"))).isSameAs(first);
        assertThatThrownBy(() -> resources.account(FakeLever.SOMEWHERE, key("a"), RateLimit.DEFAULT, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave the rate out");
        RefreshSettings other = RefreshSettings.DEFAULT.requestTimeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> resources.account(FakeLever.SOMEWHERE, key("a"), null, other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clientsThatShareACredentialShareItsRate() {
        LeverClient.builder(); // a builder alone opens nothing
        assertThat(transports).hasValue(0);
        LeverClient one = limited();
        LeverClient two = limited();
        StepVerifier.create(one.raw().get("/x").exchange())
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(two.raw().get("/x").exchange())
                .expectSubscription()
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(999)))
                .then(() -> assertThat(lever.requests).hasValue(1))
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(2)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    private LeverClient limited() {
        return LeverClient.builder()
                .environment(FakeLever.SOMEWHERE)
                .apiKey(Secret.of("a"))
                .rate(new RateLimit(1, 1))
                .resources(resources)
                .build();
    }

    @Test
    void closingEndsThoseWhoWaitForTheirTurn() {
        LeverClient client = limited();
        client.raw().get("/x").exchange().block(SOON);
        StepVerifier.create(client.raw().get("/x").exchange())
                .expectSubscription()
                .then(() -> resources.closeGracefully(Duration.ZERO).subscribe())
                .then(() -> lever.clock.advanceTimeBy(Duration.ofSeconds(60)))
                .expectError(ClientClosedException.class)
                .verify(SOON);
        assertThat(lever.requests).hasValue(1);
        assertThat(lever.closed).isTrue();
    }

    @Test
    void closingWaitsUntilARefreshInFlightIsSavedAndThenDisconnects() {
        Sinks.One<HttpReply> rotated = Sinks.one();
        FakeLever slow = FakeLever.answering(request -> rotated.asMono());
        InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of("refresh"));
        LeverResources own = slow.resources();
        LeverClient client = LeverClient.builder()
                .environment(FakeLever.SOMEWHERE)
                .oauth(APP, store)
                .resources(own)
                .build();
        Disposable caller = client.raw().get("/x").exchange().subscribe();
        slow.clock.advanceTime();
        assertThat(slow.requests).as("the refresh is out").hasValue(1);
        caller.dispose();
        StepVerifier.create(own.closeGracefully(Duration.ZERO))
                .then(() -> slow.clock.advanceTimeBy(Duration.ofSeconds(1)))
                .then(() -> assertThat(slow.closed).isFalse())
                .then(() -> rotated.tryEmitValue(FakeLever.reply(
                        200, "{\"access_token\":\"a\",\"refresh_token\":\"next\",\"token_type\":\"Bearer\"}")))
                .then(slow.clock::advanceTime)
                .expectComplete()
                .verify(SOON);
        assertThat(store.current().refreshToken()).isEqualTo(Secret.of("next"));
        assertThat(slow.closed).isTrue();
    }

    @Test
    void aClientNeedsACredential() {
        assertThatThrownBy(() -> LeverClient.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apiKey");
    }
}
