package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A grant that an admin just gave, on its way into the store, over whatever is kept there: others may refresh the grant
 * before it at the same time. Used once.
 */
final class NewGrant {
    private static final int TRIES = 10;
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private final StoredGrant grant;
    private final GuardedStore store;
    private final TimeAndChance time;
    private volatile @Nullable StoredGrant unclear;

    NewGrant(StoredGrant grant, GuardedStore store, TimeAndChance time) {
        this.grant = grant;
        this.store = store;
        this.time = time;
    }

    /** What is kept in the end. Its code is spent, so it is not given up at the first failure. */
    Mono<StoredGrant> save() {
        return attempt()
                .switchIfEmpty(Mono.error(Overtaken::new))
                .retryWhen(Retry.backoff(TRIES, PACE).maxBackoff(SLOWEST).scheduler(time.scheduler()))
                .onErrorMap(NewGrant::notSaved);
    }

    /** Empty if another version came in between. */
    private Mono<StoredGrant> attempt() {
        return Mono.defer(store::find)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(this::over);
    }

    private Mono<StoredGrant> over(Optional<StoredGrant> kept) {
        StoredGrant next = kept.map(this::following).orElse(grant);
        return store.save(next)
                .doOnError(error -> unclear = next)
                .flatMap(saved -> saved ? Mono.just(next) : Mono.empty());
    }

    /** What a failed save has left to be seen may not be durable yet: it is saved once more, with all noted on it. */
    private StoredGrant following(StoredGrant kept) {
        return isOurs(kept) ? kept.again() : grant.replacing(kept);
    }

    /** A save that failed may have arrived, and what it saved may have been refreshed since. */
    private boolean isOurs(StoredGrant kept) {
        StoredGrant tried = unclear;
        return tried != null
                && (kept.generation() > tried.generation()
                        || (kept.generation() == tried.generation()
                                && kept.refreshToken().equals(tried.refreshToken())));
    }

    private static TokenStoreException notSaved(Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        return new TokenStoreException(
                "the account gave its consent, but the token store could not save the grant for certain; mend the store"
                        + " and begin again",
                cause);
    }

    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("another process saves this account's grant all the time", null, false, false);
        }
    }
}
