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
        return onAThreadThatMustNotBlock(Mono.defer(store::load)).blockOptional(LIMIT);
    }

    static boolean save(TokenStore store, StoredGrant grant) {
        Optional<Boolean> said =
                onAThreadThatMustNotBlock(Mono.defer(() -> store.save(grant))).blockOptional(LIMIT);
        assertThat(said).as("whether the grant was saved").isPresent();
        return said.get();
    }

    static List<String> accounts(TokenStores stores) {
        return onAThreadThatMustNotBlock(Mono.defer(() -> stores.accounts().collectList()))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    static void forget(TokenStores stores, String account) {
        onAThreadThatMustNotBlock(Mono.defer(() -> stores.forget(account))).block(LIMIT);
    }

    static <T> Mono<T> onAThreadThatMustNotBlock(Mono<T> call) {
        return call.subscribeOn(Schedulers.parallel());
    }
}
