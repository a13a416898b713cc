package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls a store as the client does: assembled and subscribed on a thread that must not block. */
final class Calls {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private Calls() {}

    static Optional<StoredGrant> load(TokenStore store) {
        return got(Mono.defer(store::load));
    }

    static boolean save(TokenStore store, StoredGrant grant) {
        Optional<Boolean> said = got(Mono.defer(() -> store.save(grant)));
        assertThat(said).as("whether the grant was saved").isPresent();
        return said.get();
    }

    static List<String> accounts(TokenStores stores) {
        return got(Mono.defer(() -> stores.accounts().collectList())).orElseThrow();
    }

    static void forget(TokenStores stores, String account) {
        done(Mono.defer(() -> stores.forget(account)));
    }

    static void done(Mono<?> call) {
        got(call);
    }

    /** What the call emits. If it does not end in time, what all threads do then is printed before it is cancelled. */
    static <T> Optional<T> got(Mono<T> call) {
        return got(call, LIMIT);
    }

    static <T> Optional<T> got(Mono<T> call, Duration limit) {
        return gotHere(onAThreadThatMustNotBlock(call), limit);
    }

    /** Subscribed on this thread. */
    static <T> Optional<T> gotHere(Mono<T> call, Duration limit) {
        return call.doOnCancel(Stacks::print).blockOptional(limit);
    }

    static <T> Mono<T> onAThreadThatMustNotBlock(Mono<T> call) {
        return call.subscribeOn(Schedulers.parallel());
    }
}
