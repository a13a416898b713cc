package dev.lever4j.tokenstore.kit;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One account of {@link FaultyStores}. */
final class FaultyStore implements TokenStore {
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final FaultyStores stores;
    private final String account;

    FaultyStore(FaultyStores stores, String account) {
        this.stores = stores;
        this.account = account;
    }

    @Override
    public Mono<StoredGrant> load() {
        return switch (stores.fault) {
            case LOADS_UNASKED -> Mono.justOrEmpty(kept());
            case CACHES_PER_INSTANCE -> Mono.fromSupplier(() -> stores.cache.computeIfAbsent(account, name -> kept()));
            case EMPTY_WHEN_OUT_OF_ORDER -> Mono.fromSupplier(() -> stores.data.outOfOrder ? null : kept());
            default ->
                Mono.fromSupplier(() -> {
                    stores.outOfOrder(account);
                    return kept();
                });
        };
    }

    @Override
    public Mono<Boolean> save(StoredGrant grant) {
        return switch (stores.fault) {
            case SAVES_UNASKED -> Mono.just(compareAndSet(grant));
            case DOES_NOT_SAY -> Mono.fromRunnable(() -> compareAndSet(grant));
            case COMPARES_AND_THEN_SETS ->
                Mono.fromSupplier(() -> follows(grant)).delayElement(A_MOMENT).doOnNext(yes -> set(grant, yes));
            case SAVES_IN_TWO_STEPS ->
                Mono.fromSupplier(() -> follows(grant))
                        .doOnNext(yes -> set(halfOf(grant), yes))
                        .delayElement(A_MOMENT)
                        .doOnNext(yes -> set(grant, yes));
            case BLOCKS ->
                Mono.fromCallable(() -> {
                    boolean blocked = new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
                    return !blocked && compareAndSet(grant);
                });
            default -> Mono.fromSupplier(() -> compareAndSet(grant));
        };
    }

    private boolean compareAndSet(StoredGrant grant) {
        if (stores.data.outOfOrder) {
            switch (stores.fault) {
                case FALSE_WHEN_OUT_OF_ORDER -> {
                    return false;
                }
                case OUTAGE_EMPTIES_IT -> stores.data.kept.clear();
                default -> {}
            }
            stores.outOfOrder(account);
        }
        synchronized (stores.data) {
            boolean follows = follows(grant);
            set(grant, follows || stores.fault == Fault.SAYS_FALSE_AND_SAVES);
            return follows;
        }
    }

    private boolean follows(StoredGrant grant) {
        StoredGrant before = kept();
        long version = before == null ? stores.data.forgotten.getOrDefault(account, 0L) : before.version();
        return switch (stores.fault) {
            case LAST_SAVE_WINS -> true;
            case FIRST_VERSION_REPLACES_ALL -> grant.version() == 1 || grant.version() == version + 1;
            case ANY_NEWER_VERSION -> before == null ? grant.version() == 1 : grant.version() > version;
            case ANY_VERSION_WHERE_NONE_IS -> before == null || grant.version() == version + 1;
            case REFUSES_WHAT_IS_KEPT -> grant.version() == version + 1;
            default -> grant.version() == version + 1 || grant.equals(before);
        };
    }

    private void set(StoredGrant grant, boolean really) {
        if (really) {
            stores.data.kept.put(account, asKept(grant));
            stores.cache.put(account, grant);
        }
    }

    private StoredGrant asKept(StoredGrant grant) {
        StoredGrant.Access access = grant.access();
        StoredGrant before = kept();
        return switch (stores.fault) {
            case DROPS_INTENT -> with(grant, grant.generation(), access, grant.scopes(), null);
            case DROPS_REFUSAL -> with(grant, grant.generation(), access, grant.scopes(), unmarked(grant.intent()));
            case DROPS_ACCESS -> with(grant, grant.generation(), null, grant.scopes(), grant.intent());
            case DROPS_SCOPES -> with(grant, grant.generation(), access, Scopes.UNKNOWN, grant.intent());
            case DROPS_GENERATION -> with(grant, 1, access, grant.scopes(), grant.intent());
            case CUTS_TO_SECONDS -> with(grant, grant.generation(), cut(access), grant.scopes(), grant.intent());
            case KEEPS_THE_OLD_INTENT ->
                grant.intent() != null || before == null
                        ? grant
                        : with(grant, grant.generation(), access, grant.scopes(), before.intent());
            default -> grant;
        };
    }

    private static StoredGrant.@Nullable Intent unmarked(StoredGrant.@Nullable Intent intent) {
        return intent == null
                ? null
                : new StoredGrant.Intent(
                        intent.refreshTokenHash(), intent.tries(), intent.owner(), intent.openedAt(), false);
    }

    /** The new tokens with the version that is kept. */
    private StoredGrant halfOf(StoredGrant grant) {
        StoredGrant before = kept();
        return before == null ? grant : Grants.as(before.version(), grant);
    }

    private static StoredGrant with(
            StoredGrant grant,
            long generation,
            StoredGrant.@Nullable Access access,
            Scopes scopes,
            StoredGrant.@Nullable Intent intent) {
        return new StoredGrant(grant.version(), generation, grant.refreshToken(), access, scopes, intent);
    }

    private static StoredGrant.@Nullable Access cut(StoredGrant.@Nullable Access access) {
        return access == null
                ? null
                : new StoredGrant.Access(
                        access.token(),
                        access.issuedAt().truncatedTo(ChronoUnit.SECONDS),
                        access.expiresAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private @Nullable StoredGrant kept() {
        return stores.data.kept.get(account);
    }

    @Override
    public @Nullable String account() {
        return stores.fault == Fault.HAS_NO_NAME ? null : account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return switch (stores.fault) {
            case NO_TWO_PLACES_ARE_EQUAL -> this == other;
            case ALL_PLACES_ARE_EQUAL -> other instanceof FaultyStore;
            default -> other instanceof FaultyStore that && stores == that.stores && account.equals(that.account);
        };
    }

    @Override
    public int hashCode() {
        return stores.fault == Fault.HASHES_WHAT_IS_KEPT ? Objects.hashCode(kept()) : account.hashCode();
    }

    @Override
    public String toString() {
        return "FaultyStore";
    }
}
