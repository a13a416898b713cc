package dev.lever4j.it.authorizationservers;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverOAuth.Begun;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.LeverResourcesBuilder;
import dev.lever4j.client.RawResponse;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One application's use of the SDK, for one account: what it would build at its start, and close at its end. */
final class Connection implements AutoCloseable {
    static final String ACCOUNT = "acme";
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final RefreshSettings LEISURELY =
            RefreshSettings.DEFAULT.requestTimeout(LONG).storeTimeout(LONG);
    static final Scopes SCOPES = Scopes.parse("opportunities:read:admin users:read:admin");
    static final ConnectSettings ASKING = ConnectSettings.of(new RedirectUri(RegisteredApp.REDIRECT), SCOPES);

    private final LeverEnvironment environment;
    private final OAuthApp app;
    private final TokenStores stores;
    private final TokenStore store;
    private final LeverResources resources;
    private final LeverClient client;

    Connection(URI api, AuthServer server, OAuthApp app, TokenStores stores) {
        this(api, server, app, stores, patient().build());
    }

    Connection(URI api, AuthServer server, OAuthApp app, TokenStores stores, LeverResources resources) {
        this.environment = LeverEnvironment.customWithLoopbackHttp(api, api).withAuthServer(server);
        this.app = app;
        this.stores = stores;
        this.store = stores.forAccount(ACCOUNT);
        this.resources = resources;
        this.client = LeverClient.builder()
                .environment(environment)
                .oauth(app, store)
                .rate(new RateLimit(1_000, 1_000)) // its pace is the subject of other tests
                .refresh(LEISURELY)
                .options(CallOptions.DEFAULT.attemptTimeout(LONG))
                .resources(resources)
                .build();
    }

    /** A server that has just started on a busy machine may take its time. */
    static LeverResourcesBuilder patient() {
        return LeverResources.builder().readGap(LONG).connectTimeout(LONG).acquireTimeout(LONG);
    }

    LeverOAuth oauth(ConnectSettings asking) {
        return oauth(asking, PendingConnections.inMemory());
    }

    LeverOAuth oauth(ConnectSettings asking, PendingConnections pending) {
        return LeverOAuth.builder(app, stores)
                .environment(environment)
                .asking(asking)
                .refresh(LEISURELY)
                .pending(pending)
                .resources(resources)
                .build();
    }

    /** The whole way with what the admin's browser does in its middle, from the URL to the query that comes back. */
    static ConnectResult connect(LeverOAuth oauth, Function<URI, String> browser) {
        Begun begun = begin(oauth);
        return complete(oauth, begun.state(), browser.apply(begun.url()));
    }

    static Begun begin(LeverOAuth oauth) {
        return Objects.requireNonNull(oauth.begin(ACCOUNT).block(PATIENCE));
    }

    static ConnectResult complete(LeverOAuth oauth, Secret state, @Nullable String query) {
        return Objects.requireNonNull(oauth.complete(state, query).block(PATIENCE));
    }

    /** Connected, with an admin that consents to all. */
    Connected connected() {
        ConnectResult result = connect(oauth(ASKING), new Browser()::consent);
        if (result instanceof Connected connected) {
            return connected;
        }
        throw new AssertionError("not connected: " + result);
    }

    NotConnected refused(ConnectSettings asking) {
        return (NotConnected) connect(oauth(asking), new Browser()::consent);
    }

    /** Some call of the Data API. */
    Mono<RawResponse> call() {
        return client.raw().get("/users").exchange();
    }

    void calls() {
        call().block(PATIENCE);
    }

    StoredGrant kept() {
        return Objects.requireNonNull(store.load().block(PATIENCE));
    }

    String refreshToken() {
        return kept().refreshToken().reveal();
    }

    String accessToken() {
        return Objects.requireNonNull(kept().access()).token().reveal();
    }

    @Override
    public void close() {
        resources.closeGracefully(Duration.ofSeconds(10)).block(PATIENCE);
    }
}
