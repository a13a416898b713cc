package dev.lever4j.client.token;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps the grant as long as the process lives: for tests, and for single runs that may lose a rotated token at the
 * end.
 */
public final class InMemoryTokenStore implements TokenStore {
    private final AtomicReference<@Nullable StoredGrant> kept;
    private final @Nullable String account;

    private InMemoryTokenStore(@Nullable StoredGrant grant, @Nullable String account) {
        this.kept = new AtomicReference<>(grant);
        this.account = account;
    }

    public static InMemoryTokenStore empty() {
        return new InMemoryTokenStore(null, null);
    }

    static InMemoryTokenStore emptyFor(String account) {
        return new InMemoryTokenStore(null, account);
    }

    public static InMemoryTokenStore of(Secret refreshToken) {
        return of(StoredGrant.of(refreshToken));
    }

    public static InMemoryTokenStore of(StoredGrant grant) {
        return new InMemoryTokenStore(grant, null);
    }

    /**
     * What is kept now.
     *
     * @throws NoSuchElementException if there is no grant
     */
    public StoredGrant current() {
        return Optional.ofNullable(kept.get()).orElseThrow();
    }

    boolean isEmpty() {
        return kept.get() == null;
    }

    void forget() {
        kept.set(null);
    }

    @Override
    public Mono<StoredGrant> load() {
        return Mono.fromSupplier(kept::get);
    }

    @Override
    public Mono<Boolean> save(StoredGrant grant) {
        return Mono.fromSupplier(() -> {
            StoredGrant before = kept.get();
            long version = before == null ? 0 : before.version();
            return grant.equals(before) || (grant.version() == version + 1 && kept.compareAndSet(before, grant));
        });
    }

    @Override
    public @Nullable String account() {
        return account;
    }
}
