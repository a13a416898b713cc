package dev.lever4j.it.processes;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A store whose process can be held round its saves: it sees by the grant what is being saved. */
final class BrakedStore implements TokenStore {
    private final TokenStore store;
    private final Brake brake;
    private final AtomicReference<@Nullable StoredGrant> seen = new AtomicReference<>();
    private final AtomicBoolean rotating;

    /** @param rotating true while the outcome of a refresh is being saved */
    BrakedStore(TokenStore store, Brake brake, AtomicBoolean rotating) {
        this.store = store;
        this.brake = brake;
        this.rotating = rotating;
    }

    @Override
    public Mono<StoredGrant> load() {
        return store.load().doOnNext(seen::set);
    }

    @Override
    public Mono<Boolean> save(StoredGrant grant) {
        return Mono.defer(() -> {
            StoredGrant before = seen.getAndSet(grant);
            if (before != null && grant.generation() > before.generation()) {
                return braked(Step.BEFORE_SAVE, rotation(grant), Step.SAVED);
            }
            // neither a lease that is renewed nor an intent that is taken back
            if (before != null && grant.triesSoFar() > before.triesSoFar()) {
                return braked(Step.BEFORE_INTENT, store.save(grant), Step.INTENT_SAVED);
            }
            return store.save(grant);
        });
    }

    @Override
    public @Nullable String account() {
        return store.account();
    }

    private Mono<Boolean> rotation(StoredGrant grant) {
        return Mono.defer(() -> {
            rotating.set(true);
            return store.save(grant).doFinally(end -> rotating.set(false));
        });
    }

    private Mono<Boolean> braked(Step before, Mono<Boolean> save, Step after) {
        return brake.reached(before)
                .then(save)
                .flatMap(saved -> saved ? brake.reached(after).thenReturn(true) : Mono.just(false));
    }
}
