package dev.lever4j.client.token;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps grants as long as the process lives, as {@link InMemoryTokenStore} does for one account. */
public final class InMemoryTokenStores implements TokenStores {
    private final ConcurrentMap<String, InMemoryTokenStore> kept = new ConcurrentHashMap<>();

    @Override
    public InMemoryTokenStore forAccount(String account) {
        return kept.computeIfAbsent(AccountName.checked(account), InMemoryTokenStore::emptyFor);
    }

    @Override
    public Flux<String> accounts() {
        return Flux.defer(() -> Flux.fromIterable(kept.keySet()).filter(this::holdsOne));
    }

    @Override
    public Mono<Void> forget(String account) {
        return Mono.fromRunnable(() -> forAccount(account).forget());
    }

    private boolean holdsOne(String account) {
        return !forAccount(account).isEmpty();
    }
}
