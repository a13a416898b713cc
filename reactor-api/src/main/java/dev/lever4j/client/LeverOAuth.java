package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.AuthorizationUrl;
import dev.lever4j.auth.connect.Callback;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.auth.connect.Refusals;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.GrantConnector;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.client.token.TokenStores;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Connects accounts: sends an admin to Lever for consent and makes a grant of what comes back, which a client then uses
 * from the same {@link TokenStores}. Safe to share among threads.
 *
 * <pre>{@code
 * LeverOAuth oauth = LeverOAuth.builder(app, stores)
 *         .asking(ConnectSettings.of(new RedirectUri("https://example.com/lever/callback"), scopes))
 *         .build();
 * oauth.begin("customer-42");                // keep state() in the browser's session, send it to url()
 * oauth.complete(stateOfTheSession, query);  // at the redirect URI
 * }</pre>
 */
public final class LeverOAuth implements AutoCloseable {
    private final LeverEnvironment environment;
    private final OAuthApp app;
    private final ConnectSettings settings;
    private final PendingConnections pending;
    private final GrantConnector connector;
    private final LeverResources resources;
    private final boolean ownsResources;
    private final RandomGenerator random;

    LeverOAuth(
            LeverEnvironment environment,
            OAuthApp app,
            ConnectSettings settings,
            PendingConnections pending,
            GrantConnector connector,
            LeverResources resources,
            boolean ownsResources,
            RandomGenerator random) {
        this.environment = environment;
        this.app = app;
        this.settings = settings;
        this.pending = pending;
        this.connector = connector;
        this.resources = resources;
        this.ownsResources = ownsResources;
        this.random = random;
    }

    /**
     * Begins to make one.
     *
     * @param stores where grants are kept
     */
    public static LeverOAuthBuilder builder(OAuthApp app, TokenStores stores) {
        return new LeverOAuthBuilder(app, stores);
    }

    /**
     * Begins to make one of what an integration says: its app, its servers, its scopes. Logs nothing: who reads a file
     * has its {@link dev.lever4j.blueprint.Integrations#warnings()}.
     *
     * @throws IllegalArgumentException if it is one by API key
     */
    public static LeverOAuthBuilder fromBlueprint(
            Integration integration, RedirectUri redirectUri, TokenStores stores) {
        if (!(integration.credential() instanceof AppCredential.OAuth oauth)) {
            throw new IllegalArgumentException(
                    "this integration is one by API key; only an app can be granted anything");
        }
        return builder(oauth.app(), stores)
                .environment(integration.environment())
                .asking(oauth.requests().connect(redirectUri));
    }

    /**
     * A consent that was begun.
     *
     * @param url where the admin's browser is sent; it holds the state, so it is not for logs
     * @param state to keep in that browser's session (a cookie: HttpOnly, Secure, SameSite=Lax), so that nobody can
     *     have another browser end what he began
     */
    public record Begun(URI url, Secret state) {
        @Override
        public String toString() {
            return "Begun[" + url.getScheme() + "://" + url.getRawAuthority() + "]";
        }
    }

    /**
     * Begins to connect an account. Cold; begins anew with each subscription. It has to be completed within ten
     * minutes.
     *
     * @param account under which name the grant will be kept: the application's own for its customer
     * @throws IllegalArgumentException if that is no name of an account
     */
    public Mono<Begun> begin(String account) {
        String name = AccountName.checked(account);
        // a random generator for secrets may wait for the machine's
        return Mono.fromCallable(() -> PendingConnection.begin(
                        name, settings, random, resources.timeAndChance().now()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(begun -> pending.add(begun).thenReturn(begun))
                .map(begun ->
                        new Begun(AuthorizationUrl.of(environment, app.clientId(), begun, settings), begun.state()));
    }

    /**
     * Completes what was begun. The state counts once, whatever comes of it; so does the code. Once the exchange is
     * under way it runs to its end, whoever cancels: a browser that leaves loses no grant.
     *
     * @param expected the state that is kept in this browser's session
     * @param rawQuery the query of the request to the redirect URI, undecoded
     * @return the result; {@link ConnectResult.Connected} is emitted once the grant is durable. Errors with
     *     {@link dev.lever4j.error.TokenStoreException} if the store could not be read or written, with
     *     {@link dev.lever4j.error.ClientClosedException} once the resources are closed, and with whatever the store of
     *     pending connections fails with
     */
    public Mono<ConnectResult> complete(Secret expected, @Nullable String rawQuery) {
        return Mono.defer(() -> {
            Callback callback = Callback.parse(rawQuery);
            if (callback instanceof Callback.Granted granted) {
                return detached(() -> connected(expected, granted));
            }
            return callback instanceof Callback.Refused refused
                    ? checked(expected, refused.state(), refused.issuer(), known -> Mono.just(Refusals.of(refused)))
                    : Mono.just(Refusals.malformed((Callback.Malformed) callback));
        });
    }

    /** Where the browser comes back to. */
    public RedirectUri redirectUri() {
        return settings.redirectUri();
    }

    /** Closes the connections, if they are its own. */
    public Mono<Void> closeGracefully(Duration patience) {
        return ownsResources ? resources.closeGracefully(patience) : Mono.empty();
    }

    /** Begins to close its own resources and does not wait. */
    @Override
    public void close() {
        if (ownsResources) {
            resources.close();
        }
    }

    private Mono<ConnectResult> connected(Secret expected, Callback.Granted granted) {
        return checked(expected, granted.state(), granted.issuer(), known -> connector.connect(known, granted.code()));
    }

    private Mono<ConnectResult> checked(
            Secret expected,
            Secret state,
            @Nullable String issuer,
            Function<PendingConnection, Mono<ConnectResult>> then) {
        if (!expected.equals(state)) {
            return Mono.just(Refusals.stateMismatch());
        }
        return pending.take(state)
                .flatMap(known -> refusal(known, state, issuer).switchIfEmpty(Mono.defer(() -> then.apply(known))))
                .switchIfEmpty(Mono.fromSupplier(Refusals::alreadyUsed));
    }

    private Mono<ConnectResult> refusal(PendingConnection known, Secret state, @Nullable String issuer) {
        if (!known.state().equals(state)) {
            return Mono.just(Refusals.stateMismatch());
        }
        if (known.isExpired(resources.timeAndChance().now())) {
            return Mono.just(Refusals.expired());
        }
        return issuer == null || environment.authServer().isIssuer(issuer)
                ? Mono.empty()
                : Mono.just(Refusals.otherIssuer());
    }

    /** cache() does not cancel its source; no caller's context gets into the work. */
    private Mono<ConnectResult> detached(Supplier<Mono<ConnectResult>> work) {
        return resources
                .gate()
                .through(Mono.defer(work))
                .contextWrite(callers -> Context.empty())
                .cache();
    }
}
