package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.http.Pipeline;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStore;
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
     * resources and name the same application and the very same store instance share one token.
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
            throw new IllegalStateException("name a credential: apiKey(..) or oauth(..)");
        }
        LeverResources own = resources == null ? LeverResources.builder().build() : resources;
        Pipeline pipeline =
                own.account(environment, credential, rate, refresh).pipeline(own, retry, environment.api(), listener);
        PublicSites sites = new PublicSites(environment, own, retry, listener);
        return new LeverClient(new Calls(new ClientCore(pipeline, sites, own, resources == null), options));
    }
}
