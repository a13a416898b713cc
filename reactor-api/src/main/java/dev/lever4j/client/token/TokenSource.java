package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.GrantLossListener;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Transport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What admission needs to know of a credential. */
public interface TokenSource {
    /**
     * A usable authorization: at once while one is fresh, else after the refresh that all callers share. Cancelling
     * leaves the refresh running. Errors are {@code AuthException}s, a new instance for each subscriber.
     */
    Mono<Authorization> authorization();

    /** What a caller would be served at this moment without waiting; null if there is none. Starts no refresh. */
    @Nullable
    Authorization atHand();

    /** The API answered a request with anything but 401: this generation is good. */
    void accepted(Authorization used);

    /**
     * The API answered 401.
     *
     * @return true if another authorization can be had, so that sending once more is worth it; false if the 401 is
     *     final
     */
    boolean rejected(Authorization used);

    /** Whether nothing is under way and all is in the store, so that this can be forgotten and a new one made. */
    boolean isStored();

    /**
     * Starts no refresh any more; completes when one in flight has been saved, and an unsaved grant has been tried once
     * more. A token that is at hand is still served, so that calls under way can end. Fails with
     * {@code TokenStoreException} if the newest grant could not be saved: it is lost then.
     */
    Mono<Void> close();

    /** A key never changes: its 401 is final. */
    static TokenSource apiKey(Secret key) {
        return new FixedSource(Authorization.apiKey(key));
    }

    /** No credential, for what is public. */
    static TokenSource none() {
        return new FixedSource(Authorization.NONE);
    }

    /** An OAuth grant, of whose loss only callers are told. */
    static TokenSource oauth(
            LeverEnvironment environment,
            OAuthApp app,
            TokenStore store,
            RefreshSettings settings,
            Transport transport,
            TimeAndChance time) {
        return oauth(
                environment,
                app,
                store,
                settings,
                transport,
                time,
                GrantLossListener.NONE,
                Telemetry.NONE,
                UUID.randomUUID().toString());
    }

    /**
     * An OAuth grant. Does nothing until the first authorization is asked for.
     *
     * @param transport carries the token endpoint's requests; they pass through no pipeline
     * @param losses told once of each loss of the grant, in this process as in each other one
     * @param telemetry told of each refresh token that is presented
     * @param owner what this source calls itself in grants that it refreshes: no other has this name, in any process
     */
    static TokenSource oauth(
            LeverEnvironment environment,
            OAuthApp app,
            TokenStore store,
            RefreshSettings settings,
            Transport transport,
            TimeAndChance time,
            GrantLossListener losses,
            Telemetry telemetry,
            String owner) {
        GuardedStore guarded = new GuardedStore(store, settings.storeTimeout(), time);
        TokenEndpoint endpoint = new TokenEndpoint(environment, app, transport, settings.requestTimeout(), time);
        RefreshRun run = new RefreshRun(guarded, endpoint, settings, time, telemetry, owner);
        LossTeller teller = new LossTeller(store.account(), losses, Schedulers.boundedElastic());
        return new RefreshingTokenSource(settings, run, time, teller);
    }
}
