package dev.lever4j.client.token;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import reactor.core.publisher.Mono;

/**
 * Keeps the grant as long as the process lives: for tests, and for single runs that may lose a rotated token at the
 * end.
 */
public final class InMemoryTokenStore implements TokenStore {
    private volatile StoredGrant kept;

    private InMemoryTokenStore(StoredGrant grant) {
        kept = grant;
    }

    public static InMemoryTokenStore of(Secret refreshToken) {
        return of(StoredGrant.of(refreshToken));
    }

    public static InMemoryTokenStore of(StoredGrant grant) {
        return new InMemoryTokenStore(grant);
    }

    /** What is kept now. */
    public StoredGrant current() {
        return kept;
    }

    @Override
    public Mono<StoredGrant> load() {
        return Mono.fromSupplier(this::current);
    }

    @Override
    public Mono<Void> save(StoredGrant grant) {
        return Mono.fromRunnable(() -> kept = grant);
    }
}
