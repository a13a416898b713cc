package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.auth.connect.Refusals;
import dev.lever4j.auth.refresh.TokenReply;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.error.TokenStoreException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Mono;

/** Makes a grant of a code and keeps it. */
public final class GrantConnector {
    private final TokenStores stores;
    private final TokenEndpoint endpoint;
    private final RefreshSettings settings;
    private final TimeAndChance time;

    /** @param settings whose timeouts count */
    public GrantConnector(
            LeverEnvironment environment,
            OAuthApp app,
            TokenStores stores,
            RefreshSettings settings,
            Transport transport,
            TimeAndChance time) {
        this.stores = stores;
        this.endpoint = new TokenEndpoint(environment, app, transport, settings.requestTimeout(), time);
        this.settings = settings;
        this.time = time;
    }

    /**
     * Presents the code once per subscription and emits when the grant is durable. No code is spent while the store
     * cannot be read.
     *
     * @return errors with {@link TokenStoreException} only
     */
    public Mono<ConnectResult> connect(PendingConnection pending, Secret code) {
        return Mono.defer(() -> {
            GuardedStore store = new GuardedStore(stores.forAccount(pending.account()), settings.storeTimeout(), time);
            return store.find()
                    .onErrorMap(GrantConnector::unreadable)
                    .then(Mono.defer(() -> exchange(pending, code, store)));
        });
    }

    private Mono<ConnectResult> exchange(PendingConnection pending, Secret code, GuardedStore store) {
        Instant askedAt = time.now();
        return endpoint.exchange(code, pending.redirectUri(), pending.verifier())
                .flatMap(reply -> reply instanceof TokenReply.Granted granted
                        ? granted(pending, granted.tokens(), askedAt, store)
                        : Mono.just(Refusals.of(reply)));
    }

    private Mono<ConnectResult> granted(
            PendingConnection pending, TokenSet tokens, Instant askedAt, GuardedStore store) {
        if (!pending.wantsRefresh()) {
            return Mono.just(new ConnectResult.ConnectedBriefly(pending.account(), tokens));
        }
        if (tokens.refreshToken() == null) {
            return Mono.just(Refusals.noRefreshToken());
        }
        return new NewGrant(StoredGrant.connected(tokens, askedAt), store, time)
                .save()
                .map(kept -> new ConnectResult.Connected(pending.account(), kept, notGranted(pending, tokens)));
    }

    /** A server need not list {@code offline_access}: the refresh token shows that it was granted. */
    private static Scopes notGranted(PendingConnection pending, TokenSet tokens) {
        Set<String> lost = new TreeSet<>(pending.asked().lostIn(tokens.scopes()).names());
        lost.remove(ConnectSettings.OFFLINE_ACCESS);
        return new Scopes(lost);
    }

    private static TokenStoreException unreadable(Throwable cause) {
        return new TokenStoreException(
                "the token store could not be read, so the code was not used; mend the store and begin again", cause);
    }
}
