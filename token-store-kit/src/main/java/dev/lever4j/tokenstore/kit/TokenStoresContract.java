package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;

/**
 * What every {@link TokenStores} must do. Extend it, say how one is opened, and run it with JUnit. A store that
 * outlives its process extends {@link DurableTokenStoresContract}.
 *
 * <p>BlockHound, which this kit brings along, has to be on: on JDK 13 and newer the test JVM needs
 * {@code -XX:+AllowRedefinitionToAddDeleteMethods}. It does not see every blocking call; that of a file through NIO is
 * one that it misses.
 */
public abstract class TokenStoresContract {
    private static final int CANCELS = 100;

    /**
     * An instance of its own over the data of the current test, as another process would have one. A test calls this
     * one or more times; the data is empty when a test begins.
     */
    protected abstract TokenStores open();

    @Test
    void anAccountThatWasNeverSavedHasNoGrant() {
        TokenStores stores = open();
        assertThat(Calls.load(stores.forAccount("acme"))).isEmpty();
        assertThat(Calls.accounts(stores)).isEmpty();
    }

    @Test
    void theFirstVersionIsKeptWhereThereIsNone() {
        TokenStore store = open().forAccount("acme");
        StoredGrant first = Grants.first("first");
        assertThat(Calls.save(store, first)).isTrue();
        assertThat(Calls.load(store)).contains(first);
        assertThat(Calls.save(store, Grants.first("second"))).isFalse();
        assertThat(Calls.load(store)).contains(first);
    }

    @Test
    void aLaterVersionIsNotKeptWhereThereIsNone() {
        TokenStores stores = open();
        assertThat(Calls.save(stores.forAccount("acme"), Grants.of(2, "late"))).isFalse();
        assertThat(Calls.load(stores.forAccount("acme"))).isEmpty();
        assertThat(Calls.accounts(stores)).isEmpty();
    }

    @Test
    void aGrantReplacesTheVersionBeforeItsOwnAndNothingElse() {
        TokenStore store = open().forAccount("acme");
        StoredGrant kept = Grants.of(3, "kept");
        Calls.save(store, Grants.of(1, "first"));
        Calls.save(store, Grants.of(2, "second"));
        assertThat(Calls.save(store, kept)).isTrue();
        for (long version : List.of(1, 2, 3, 5, 6)) {
            assertThat(Calls.save(store, Grants.of(version, "other")))
                    .as("version %s", version)
                    .isFalse();
            assertThat(Calls.load(store)).contains(kept);
        }
        assertThat(Calls.save(store, Grants.of(4, "next"))).isTrue();
    }

    /** A client whose save has failed cannot know whether it arrived, and saves the same again. */
    @Test
    void theVeryGrantThatIsKeptCanBeSavedOnceMore() {
        TokenStore store = open().forAccount("acme");
        for (int version = 1; version <= 3; version++) {
            StoredGrant grant = Grants.of(version, "acme");
            for (int times = 1; times <= 3; times++) {
                assertThat(Calls.save(store, grant))
                        .as("version %s, time %s", version, times)
                        .isTrue();
                assertThat(Calls.load(open().forAccount("acme"))).contains(grant);
            }
        }
        assertThat(Calls.save(store, Grants.of(2, "acme")))
                .as("what has been replaced")
                .isFalse();
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsToldSoAndNoVersionIsMissing() throws Exception {
        List<TokenStore> stores = List.of(
                open().forAccount("acme"),
                open().forAccount("acme"),
                open().forAccount("acme"),
                open().forAccount("acme"));
        Calls.save(stores.get(0), Grants.first("contender"));
        List<StoredGrant> saved = Race.run(stores);
        assertThat(saved)
                .extracting(StoredGrant::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, saved.size() + 1).boxed().toList());
        assertThat(Calls.load(stores.get(1))).isEqualTo(saved.stream().max(Comparator.comparing(StoredGrant::version)));
    }

    @Test
    void everyPartOfAGrantIsKept() {
        for (StoredGrant grant : Grants.ofEveryShape()) {
            String account = "account-" + Grants.ofEveryShape().indexOf(grant);
            Calls.save(open().forAccount(account), grant);
            assertThat(Calls.load(open().forAccount(account))).contains(grant);
        }
    }

    @Test
    void nothingOfAGrantIsLeftInTheOneThatReplacesIt() {
        TokenStore store = open().forAccount("acme");
        long version = 0;
        for (StoredGrant shape : Grants.ofEveryShape()) {
            Calls.save(store, Grants.of(++version, "full"));
            Calls.save(store, Grants.as(++version, shape));
            assertThat(Calls.load(store)).contains(Grants.as(version, shape));
        }
    }

    @Test
    void oddNamesAreNamesAndNeverMistakenForOneAnother() {
        Map<String, StoredGrant> saved = new HashMap<>();
        TokenStores stores = open();
        for (String account : OddNames.legal()) {
            StoredGrant grant = Grants.first("owner-" + saved.size());
            assertThat(Calls.save(stores.forAccount(account), grant))
                    .as(account)
                    .isTrue();
            saved.put(account, grant);
        }
        TokenStores others = open();
        assertThat(Calls.accounts(others)).containsExactlyInAnyOrderElementsOf(OddNames.legal());
        saved.forEach((account, grant) ->
                assertThat(Calls.load(others.forAccount(account))).as(account).contains(grant));
        for (String account : OddNames.legal()) {
            Calls.forget(stores, account);
            saved.remove(account);
            assertThat(Calls.accounts(others)).as("without " + account).hasSize(saved.size());
        }
    }

    @Test
    void whatIsNoNameIsRefused() {
        TokenStores stores = open();
        for (String account : OddNames.illegal()) {
            assertThatIllegalArgumentException().isThrownBy(() -> stores.forAccount(account));
            assertThatIllegalArgumentException().isThrownBy(() -> Calls.forget(stores, account));
        }
    }

    /** Clients that share resources share a token for equal stores. */
    @Test
    void allPlacesOfAnAccountAreEqualWhateverIsKeptInThem() {
        TokenStores stores = open();
        TokenStore store = stores.forAccount("acme");
        int hash = store.hashCode();
        assertThat(stores.forAccount("acme")).isEqualTo(store).hasSameHashCodeAs(store);
        assertThat(stores.forAccount("globex")).isNotEqualTo(store);
        Calls.save(store, Grants.first("acme"));
        assertThat(stores.forAccount("acme")).isEqualTo(store);
        assertThat(store.hashCode()).isEqualTo(hash);
    }

    @Test
    void aPlaceKnowsItsAccountsName() {
        TokenStores stores = open();
        for (String account : OddNames.legal()) {
            assertThat(stores.forAccount(account).account()).isEqualTo(account);
        }
    }

    @Test
    void whatOneSavesAllOthersLoadAtOnce() {
        List<TokenStores> all = List.of(open(), open(), open());
        List<TokenStore> acme =
                all.stream().map(stores -> stores.forAccount("acme")).toList();
        for (int version = 1; version <= 30; version++) {
            StoredGrant grant = Grants.of(version, "acme");
            assertThat(Calls.save(acme.get(version % 3), grant)).isTrue();
            for (TokenStore store : acme) {
                assertThat(Calls.load(store)).contains(grant);
            }
        }
    }

    @Test
    void aForgottenGrantIsGoneForAllAndOthersStay() {
        TokenStores stores = open();
        TokenStores others = open();
        Calls.save(stores.forAccount("acme"), Grants.first("acme"));
        Calls.save(stores.forAccount("globex"), Grants.first("globex"));
        assertThat(Calls.load(others.forAccount("acme"))).isPresent();
        Calls.forget(stores, "acme");
        assertThat(Calls.load(others.forAccount("acme"))).isEmpty();
        assertThat(Calls.load(stores.forAccount("acme"))).isEmpty();
        assertThat(Calls.load(others.forAccount("globex"))).contains(Grants.first("globex"));
        assertThat(Calls.accounts(others)).containsExactly("globex");
    }

    @Test
    void whatIsNotThereCanBeForgotten() {
        TokenStores stores = open();
        Calls.forget(stores, "acme");
        assertThat(Calls.accounts(stores)).isEmpty();
    }

    @Test
    void aForgottenGrantIsNotSavedOnAndANewOneBeginsAtVersionOne() {
        TokenStores stores = open();
        TokenStore store = stores.forAccount("acme");
        Calls.save(store, Grants.of(1, "old"));
        Calls.save(store, Grants.of(2, "old"));
        Calls.forget(open(), "acme");
        assertThat(Calls.save(store, Grants.of(3, "old"))).isFalse();
        assertThat(Calls.load(store)).isEmpty();
        assertThat(Calls.save(store, Grants.of(1, "new"))).isTrue();
        assertThat(Calls.load(store)).contains(Grants.of(1, "new"));
    }

    @Test
    void anAccountIsListedWhileAGrantOfItIsKept() {
        TokenStores stores = open();
        TokenStore store = stores.forAccount("asked for and never saved");
        Calls.load(store);
        Calls.save(store, Grants.of(2, "refused"));
        Calls.save(stores.forAccount("acme"), Grants.first("acme"));
        assertThat(Calls.accounts(stores)).containsExactly("acme");
        assertThat(Calls.accounts(open())).containsExactly("acme");
    }

    @Test
    void nothingHappensBeforeItIsSubscribedTo() {
        TokenStores stores = open();
        TokenStore store = stores.forAccount("acme");
        Mono<StoredGrant> load = store.load();
        Mono<Boolean> save = store.save(Grants.first("acme"));
        Mono<Void> forget = stores.forget("acme");
        assertThat(Calls.load(store)).isEmpty();
        assertThat(Calls.got(save)).contains(true);
        assertThat(Calls.got(load)).contains(Grants.first("acme"));
        Calls.save(store, Grants.of(2, "acme"));
        assertThat(Calls.got(load)).contains(Grants.of(2, "acme"));
        Calls.done(forget);
        assertThat(Calls.load(store)).isEmpty();
    }

    /** All tests call on threads that must not block; this one says what is wrong if that proves nothing. */
    @Test
    void blockHoundIsOn() {
        Mono<Boolean> blocking = Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));
        assertThat(Calls.onAThreadThatMustNotBlock(blocking)
                        .onErrorResume(BlockingOperationError.class, error -> Mono.just(true))
                        .block(Calls.LIMIT))
                .as("BlockHound noticed; does the test JVM have -XX:+AllowRedefinitionToAddDeleteMethods?")
                .isTrue();
    }

    @Test
    void aCancelledSaveLeavesTheOldGrantOrTheNewOneWhole() {
        TokenStore store = open().forAccount("acme");
        TokenStore other = open().forAccount("acme");
        Calls.save(store, Grants.first("first"));
        for (int i = 0; i < CANCELS; i++) {
            StoredGrant old = Calls.load(other).orElseThrow();
            StoredGrant cancelled = Grants.after(old, "cancelled-" + i);
            Calls.done(Calls.onAThreadThatMustNotBlock(store.save(cancelled))
                    .takeUntilOther(Mono.delay(Duration.ofNanos(i * 20_000L))));
            assertThat(Calls.load(other)).get().isIn(old, cancelled);
            // a save that was given up may still arrive, once, until another one has taken its version
            StoredGrant settled = Calls.load(other).orElseThrow();
            while (!Calls.save(other, Grants.after(settled, "settled-" + i))) {
                assertThat(settled).isEqualTo(old);
                settled = Calls.load(other).orElseThrow();
                assertThat(settled).isEqualTo(cancelled);
            }
        }
    }

    @Test
    void noStorePrintsASecret() {
        TokenStores stores = open();
        TokenStore store = stores.forAccount("acme");
        Calls.save(store, Grants.first("acme"));
        Calls.load(store);
        assertThat(List.of(stores, store, store.load(), store.save(Grants.of(2, "acme")), stores.accounts()))
                .allSatisfy(part -> assertThat(part).asString().doesNotContain(Grants.CANARY));
    }
}
