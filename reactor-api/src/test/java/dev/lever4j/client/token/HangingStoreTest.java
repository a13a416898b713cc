package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A store that neither answers nor fails, while the access token comes to its end. */
class HangingStoreTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(1);

    private final Account account = new Account();
    private final FakeAuthServer server = account.server;
    private final ScriptedStore store = account.store;
    private final Sinks.Empty<Void> mended = Sinks.empty();

    /** With a token that lives for so long, and a store that hangs until it is mended. */
    private void hangBeforeTheEnd(Duration left) {
        assertThat(account.token()).isEqualTo("access-1");
        account.pass(Duration.ofHours(1).minus(left));
        store.hangsUntil = mended.asMono();
    }

    @Test
    void callsGoOutWithTheLivingTokenAndTheRefreshIsSavedOnceTheStoreAnswers() {
        hangBeforeTheEnd(Duration.ofSeconds(20));
        CompletableFuture<Authorization> first = account.call();
        account.pass(Duration.ofSeconds(10).minus(TICK));
        CompletableFuture<Authorization> second = account.call();
        assertThat(first).isNotDone();
        account.pass(TICK);
        assertThat(Account.revealed(first)).isEqualTo("access-1");
        assertThat(Account.revealed(second)).isEqualTo("access-1");
        account.pass(Duration.ofSeconds(9));
        assertThat(account.token()).as("at once").isEqualTo("access-1");
        assertThat(server.requests).hasValue(1);

        mended.tryEmitEmpty();

        assertThat(account.token()).isEqualTo("access-2");
        assertThat(store.content.generation()).isEqualTo(2);
        assertThat(store.content.intentIsOpen()).isFalse();
        account.pass(Duration.ofMinutes(1));
        assertThat(server.requests).as("one refresh in all").hasValue(2);
        assertThat(server.reused).hasValue(0);
    }

    @Test
    void aStoreThatStopsAnsweringInTheMiddleOfARefreshHoldsNoCallEither() {
        hangBeforeTheEnd(Duration.ofSeconds(20));
        store.hangsUntil = Mono.empty();
        server.script.add(request -> {
            store.hangsUntil = mended.asMono();
            return server.rotateSlowly(request);
        });
        CompletableFuture<Authorization> call = account.call();
        account.pass(Duration.ofSeconds(10));
        assertThat(Account.revealed(call)).isEqualTo("access-1");
        mended.tryEmitEmpty();
        account.pass(Duration.ofSeconds(10));
        assertThat(account.token()).isEqualTo("access-2");
        assertThat(store.content.generation()).isEqualTo(2);
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void withADeadTokenCallsWaitAsLongAsTheStoreMayTake() {
        hangBeforeTheEnd(SECOND.negated());
        CompletableFuture<Throwable> call = failure();
        account.pass(RefreshSettings.DEFAULT.storeTimeout().minus(TICK));
        assertThat(call).isNotDone();
        account.pass(TICK);
        assertThat(call.join()).isInstanceOf(TokenStoreException.class);
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aTokenThatMayEndOnItsWayIsNotCountedOn() {
        hangBeforeTheEnd(Duration.ofSeconds(3));
        CompletableFuture<Authorization> call = account.call();
        account.pass(Duration.ofSeconds(4));
        assertThat(call).isNotDone();
        mended.tryEmitEmpty();
        assertThat(Account.revealed(call)).isEqualTo("access-2");
    }

    @Test
    void aRefreshThatIsOnlySlowIsWaitedForWithTheOldTokenAtHand() {
        hangBeforeTheEnd(Duration.ofSeconds(20));
        store.hangsUntil = Mono.empty();
        server.latency = Duration.ofSeconds(5);
        CompletableFuture<Authorization> call = account.call();
        account.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(call)).isEqualTo("access-2");
    }

    private CompletableFuture<Throwable> failure() {
        return Account.future(account.source
                .authorization()
                .<Throwable>map(got -> new AssertionError("got a token"))
                .onErrorResume(Mono::just));
    }
}
