package dev.lever4j.it.faults.cell;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.transport.TransportSettings;
import dev.lever4j.it.faults.server.Identity;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the client is built, and who the server says that it is.
 *
 * @param store of a grant; null for an API key
 * @param identity with TLS, null for that of the loopback
 * @param trusted with TLS, null for that of the loopback
 */
public record Setup(
        TransportSettings transport,
        CallOptions options,
        RetryPolicy retry,
        RefreshSettings refresh,
        @Nullable Supplier<TokenStore> store,
        @Nullable Supplier<Identity> identity,
        @Nullable Supplier<Identity> trusted) {
    /** An API key, and the defaults but for waits that would only take time here. */
    public static final Setup USUAL = new Setup(
            TransportSettings.DEFAULT,
            CallOptions.DEFAULT,
            new RetryPolicy(
                    3,
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    Duration.ofSeconds(60),
                    500,
                    14,
                    5),
            RefreshSettings.DEFAULT,
            null,
            null,
            null);

    private static final Duration LIFE = Duration.ofHours(1);

    public Setup transport(UnaryOperator<TransportSettings> change) {
        return new Setup(change.apply(transport), options, retry, refresh, store, identity, trusted);
    }

    public Setup options(UnaryOperator<CallOptions> change) {
        return new Setup(transport, change.apply(options), retry, refresh, store, identity, trusted);
    }

    public Setup retry(UnaryOperator<RetryPolicy> change) {
        return new Setup(transport, options, change.apply(retry), refresh, store, identity, trusted);
    }

    public Setup refresh(UnaryOperator<RefreshSettings> change) {
        return new Setup(transport, options, retry, change.apply(refresh), store, identity, trusted);
    }

    public Setup identity(Supplier<Identity> who) {
        return new Setup(transport, options, retry, refresh, store, who, trusted);
    }

    public Setup trusting(Supplier<Identity> who) {
        return new Setup(transport, options, retry, refresh, store, identity, who);
    }

    public Setup store(Supplier<TokenStore> grants) {
        return new Setup(transport, options, retry, refresh, grants, identity, trusted);
    }

    /** A grant whose access token is not known, so that the first call refreshes. */
    public Setup grant() {
        return store(() -> InMemoryTokenStore.of(Secret.of(Canaries.REFRESH)));
    }

    /** A grant whose access token was issued so long ago, and lives for an hour. */
    public Setup grantOf(Duration age) {
        return store(() -> InMemoryTokenStore.of(issued(age)));
    }

    static StoredGrant issued(Duration ago) {
        Instant then = Instant.now().minus(ago);
        return new StoredGrant(
                1,
                1,
                Secret.of(Canaries.REFRESH),
                new StoredGrant.Access(Secret.of(Canaries.ACCESS), then, then.plus(LIFE)),
                Scopes.UNKNOWN,
                null);
    }
}
