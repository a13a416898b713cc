package dev.lever4j.it.processes;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a child is started with.
 *
 * @param lease how long the sign of life of one that refreshes counts
 * @param leastAge see {@link RefreshRules#minAge()}
 */
record ChildSettings(
        SharedStore store, URI api, URI auth, String clientId, String clientSecret, Duration lease, Duration leastAge) {
    /** Longer than a test waits for anything: none of the clocks but the lease is what tests are about. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A lease that no process that lives lets run out, on a machine however busy; the usual least age. */
    static ChildSettings usual(SharedStore store, Simulator lever) {
        return new ChildSettings(
                store,
                lever.baseUrl(),
                lever.authUrl(),
                lever.app().clientId(),
                lever.app().clientSecret(),
                PATIENCE,
                RefreshRules.DEFAULT.minAge());
    }

    ChildSettings lease(Duration other) {
        return new ChildSettings(store, api, auth, clientId, clientSecret, other, leastAge);
    }

    ChildSettings leastAge(Duration other) {
        return new ChildSettings(store, api, auth, clientId, clientSecret, lease, other);
    }

    List<String> arguments() {
        return List.of(
                store.opener().getName(),
                store.where(),
                api.toString(),
                auth.toString(),
                clientId,
                clientSecret,
                lease.toString(),
                leastAge.toString());
    }

    static ChildSettings parse(String... of) throws ClassNotFoundException {
        return new ChildSettings(
                SharedStore.of(of[0], of[1]),
                URI.create(of[2]),
                URI.create(of[3]),
                of[4],
                of[5],
                Duration.parse(of[6]),
                Duration.parse(of[7]));
    }

    LeverEnvironment environment() {
        return LeverEnvironment.customWithLoopbackHttp(api, auth);
    }

    OAuthApp app() {
        return new OAuthApp(clientId, Secret.of(clientSecret));
    }

    RefreshSettings refresh() {
        return RefreshSettings.DEFAULT
                .rules(RefreshRules.DEFAULT.minAge(leastAge))
                .lease(lease)
                .requestTimeout(PATIENCE)
                .storeTimeout(PATIENCE);
    }
}
