package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.client.token.GrantConnector;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStores;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes a {@link LeverOAuth}. Not safe to share among threads. */
public final class LeverOAuthBuilder {
    private final OAuthApp app;
    private final TokenStores stores;
    private LeverEnvironment environment = LeverEnvironment.PRODUCTION;
    private @Nullable ConnectSettings settings;
    private PendingConnections pending = PendingConnections.inMemory();
    private RefreshSettings timeouts = RefreshSettings.DEFAULT;
    private RandomGenerator random = new SecureRandom();
    private @Nullable LeverResources resources;

    LeverOAuthBuilder(OAuthApp app, TokenStores stores) {
        this.app = app;
        this.stores = stores;
    }

    /** Which Lever; production by default. */
    public LeverOAuthBuilder environment(LeverEnvironment where) {
        environment = where;
        return this;
    }

    /** What admins are asked for. Required. */
    public LeverOAuthBuilder asking(ConnectSettings what) {
        settings = what;
        return this;
    }

    /** Where it is kept what was begun; in memory by default. */
    public LeverOAuthBuilder pending(PendingConnections store) {
        pending = store;
        return this;
    }

    /** Whose timeouts count, of the token endpoint and of the store; {@link RefreshSettings#DEFAULT} by default. */
    public LeverOAuthBuilder refresh(RefreshSettings settings) {
        timeouts = settings;
        return this;
    }

    /** Makes states and verifiers; a {@link SecureRandom} by default, and nothing less will do but in tests. */
    public LeverOAuthBuilder random(RandomGenerator source) {
        random = source;
        return this;
    }

    /** Resources to share with clients; its own by default. */
    public LeverOAuthBuilder resources(LeverResources shared) {
        resources = shared;
        return this;
    }

    /**
     * Opens no connection yet.
     *
     * @throws IllegalStateException if it was not said what to ask for
     */
    public LeverOAuth build() {
        if (settings == null) {
            throw new IllegalStateException("say what admins are asked for: asking(ConnectSettings.of(..))");
        }
        LeverResources own = resources == null ? LeverResources.builder().build() : resources;
        GrantConnector connector =
                new GrantConnector(environment, app, stores, timeouts, own.transport(environment), own.timeAndChance());
        return new LeverOAuth(environment, app, settings, pending, connector, own, resources == null, random);
    }
}
