package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.http.CallHabits;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.request.RequestDefaults;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import org.jspecify.annotations.Nullable;

/** Makes a {@link LeverClient}. Not safe to share among threads; each {@link #build} makes a client of its own. */
public final class LeverClientBuilder {
    private LeverEnvironment environment = LeverEnvironment.PRODUCTION;
    private @Nullable Credential credential;
    private @Nullable RateLimit rate;
    private @Nullable RefreshSettings refresh;
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private CallOptions options = CallOptions.DEFAULT;
    private RequestListener listener = RequestListener.NONE;
    private RequestDefaults defaults = RequestDefaults.NONE;
    private LogLevel log = LogLevel.DEBUG;
    private @Nullable OAuthApp app;
    private @Nullable LeverResources resources;

    LeverClientBuilder() {}

    /** Which Lever; production by default. */
    public LeverClientBuilder environment(LeverEnvironment where) {
        environment = where;
        return this;
    }

    /** An API key, sent as HTTP Basic. In place of a grant named before. */
    public LeverClientBuilder apiKey(Secret key) {
        credential = new Credential.ApiKey(key);
        return this;
    }

    /**
     * A grant of an account's admin to an OAuth application. In place of a key named before. Clients that share
     * resources and name the same application and equal stores, as those of one account are that one
     * {@link dev.lever4j.client.token.TokenStores} gives, share one token.
     */
    public LeverClientBuilder oauth(OAuthApp app, TokenStore grant) {
        credential = new Credential.Grant(app, grant);
        return this;
    }

    /** How fast the credential may send; {@link RateLimit#DEFAULT} by default, or what its account already has. */
    public LeverClientBuilder rate(RateLimit limit) {
        rate = limit;
        return this;
    }

    /**
     * When and how tokens are refreshed; {@link RefreshSettings#DEFAULT} by default, or what its account already has.
     */
    public LeverClientBuilder refresh(RefreshSettings settings) {
        refresh = settings;
        return this;
    }

    /** How often and how patiently calls are tried again; {@link RetryPolicy#DEFAULT} by default. */
    public LeverClientBuilder retry(RetryPolicy policy) {
        retry = policy;
        return this;
    }

    /** What calls are made with where nothing else is said; {@link CallOptions#DEFAULT} by default. */
    public LeverClientBuilder options(CallOptions usual) {
        options = usual;
        return this;
    }

    /** Who is told of each request; nobody by default. */
    public LeverClientBuilder onRequest(RequestListener told) {
        listener = told;
        return this;
    }

    /** What every request to the Data API carries; nothing by default. */
    public LeverClientBuilder requestDefaults(RequestDefaults always) {
        defaults = always;
        return this;
    }

    /**
     * How much this client writes of its calls ({@code dev.lever4j.http}), where the logging library lets it through;
     * all by default. What concerns an account, which clients share, is not held back: {@code dev.lever4j.token} and
     * {@code dev.lever4j.rate}.
     */
    public LeverClientBuilder logLevel(LogLevel most) {
        log = most;
        return this;
    }

    /**
     * Where the grant to the app is kept that a blueprint names.
     *
     * @throws IllegalStateException if no blueprint named an app
     */
    public LeverClientBuilder grant(TokenStore store) {
        if (app == null) {
            throw new IllegalStateException("no blueprint names an OAuth app; use oauth(app, store)");
        }
        return oauth(app, store);
    }

    /** An app whose grant is still to be named. */
    LeverClientBuilder app(OAuthApp named) {
        app = named;
        return this;
    }

    /** Resources to share. The client does not close them. By default each client has its own. */
    public LeverClientBuilder resources(LeverResources shared) {
        resources = shared;
        return this;
    }

    /**
     * The client. Opens no connection yet and reads no token.
     *
     * @throws IllegalStateException if no credential was named
     * @throws IllegalArgumentException if the resources know the credential with another rate or other refresh settings
     */
    public LeverClient build() {
        if (credential == null) {
            throw new IllegalStateException(
                    app == null
                            ? "name a credential: apiKey(..) or oauth(..)"
                            : "the blueprint names an app; name the store of an account's grant too: grant(..)");
        }
        LeverResources own = resources == null ? LeverResources.builder().build() : resources;
        Way way = new Way(own.account(environment, credential, rate, refresh), habits(), environment.api());
        PublicSites sites = new PublicSites(environment, own, habits());
        return new LeverClient(new Calls(new ClientCore(way, sites, own, resources == null), options));
    }

    /** What calls would be made with where nothing else is said. */
    public CallOptions options() {
        return options;
    }

    /** What the client would be made with. */
    Settings settings() {
        return new Settings(environment, credential, app, rate, refresh, options, habits());
    }

    private CallHabits habits() {
        return new CallHabits(retry, defaults, listener, log);
    }

    /** All that has been said so far, beside the resources. */
    record Settings(
            LeverEnvironment environment,
            @Nullable Credential credential,
            @Nullable OAuthApp app,
            @Nullable RateLimit rate,
            @Nullable RefreshSettings refresh,
            CallOptions options,
            CallHabits habits) {}
}
