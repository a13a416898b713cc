package dev.lever4j;

import dev.lever4j.auth.AuthServer;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which Lever is talked to. Credentials go to its API and its authorization server and nowhere else. Every instance has
 * passed the checks below, so that whoever holds one need not check again.
 */
public final class LeverEnvironment {
    private static final String CUSTOM = "custom";
    private static final String TOKEN_PATH = "/oauth/token";

    /** Lever's production system (documented). */
    public static final LeverEnvironment PRODUCTION = of(
                    "production", "https://api.lever.co/v1", "https://auth.lever.co", "https://api.lever.co/v1/")
            .with(URI.create("https://api.lever.co"));

    /** Lever's sandbox; its authorization server has been seen in use, it is not documented. */
    public static final LeverEnvironment SANDBOX = of(
            "sandbox",
            "https://api.sandbox.lever.co/v1",
            "https://sandbox-lever.auth0.com",
            "https://api.sandbox.lever.co/v1/");

    /** The EU data centre; that v1 answers on this host is inferred from the public postings API. */
    public static final LeverEnvironment EU = of(
                    "eu", "https://api.eu.lever.co/v1", "https://auth.lever.co", "https://api.lever.co/v1/")
            .with(URI.create("https://api.eu.lever.co"));

    private final String name;
    private final URI api;
    private final AuthServer authServer;
    private final String audience;
    private final @Nullable URI publicApi;
    private final boolean loopbackHttp;

    private LeverEnvironment(
            String name,
            URI api,
            AuthServer authServer,
            String audience,
            @Nullable URI publicApi,
            boolean loopbackHttp) {
        this.name = name;
        this.api = api;
        this.authServer = authServer;
        this.audience = audience;
        this.publicApi = publicApi;
        this.loopbackHttp = loopbackHttp;
    }

    /**
     * Any other server, over HTTPS.
     *
     * @param api the base URL, with or without its {@code /v1}
     * @param auth where {@code /authorize} and {@code /oauth/token} lie
     * @throws IllegalArgumentException if a URL is not HTTPS, or carries user info, a query or a fragment
     */
    public static LeverEnvironment custom(URI api, URI auth) {
        return create(api, auth, false);
    }

    /** As {@link #custom}, and plain HTTP is accepted where the host is this machine's loopback. */
    public static LeverEnvironment customWithLoopbackHttp(URI api, URI auth) {
        return create(api, auth, true);
    }

    /**
     * This environment with another server of public postings; no credential is sent there.
     *
     * @param base the URL below which {@code /v0/postings} lies, with or without its {@code /v0}
     * @throws IllegalArgumentException if it is not HTTPS (or HTTP on the loopback, where the environment accepts it),
     *     or carries user info, a query or a fragment
     */
    public LeverEnvironment withPublicApi(URI base) {
        String checked = trimmed(checked("public API base URL", base, loopbackHttp));
        return with(URI.create(checked.endsWith("/v0") ? checked.substring(0, checked.length() - 3) : checked));
    }

    /**
     * This environment with another authorization server, or another way to ask its own.
     *
     * @throws IllegalArgumentException if a URL of it is none that {@link #custom} would take
     */
    public LeverEnvironment withAuthServer(AuthServer server) {
        checked("authorization URL", server.authorizeUrl(), loopbackHttp);
        checked("token URL", server.tokenUrl(), loopbackHttp);
        checked("refresh URL", server.refreshUrl(), loopbackHttp);
        return server.equals(authServer)
                ? this
                : new LeverEnvironment(CUSTOM, api, server, audience, publicApi, loopbackHttp);
    }

    /**
     * This environment with another audience.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public LeverEnvironment withAudience(String other) {
        if (other.isBlank()) {
            throw new IllegalArgumentException("the audience must not be blank");
        }
        return other.equals(audience)
                ? this
                : new LeverEnvironment(CUSTOM, api, authServer, other, publicApi, loopbackHttp);
    }

    /** For logs and messages. */
    public String name() {
        return name;
    }

    /** The Data API's base, ending in {@code /v1}, without a slash at the end. */
    public URI api() {
        return api;
    }

    /**
     * The URL below which {@code /v0/postings} lies, without a slash at the end: documented for production and the EU.
     * Empty for the sandbox, of which nothing is known, and for custom environments that were not given one.
     */
    public Optional<URI> publicApi() {
        return Optional.ofNullable(publicApi);
    }

    /** URLs of all servers of this environment. */
    public Set<URI> origins() {
        Stream<URI> servers = Stream.of(api, auth(), base(authServer.refreshUrl()));
        return Stream.concat(servers, publicApi().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The base of the authorization server; unless it was replaced, its paths lie under it. */
    public URI auth() {
        return base(authServer.tokenUrl());
    }

    /** The authorization server, where it is asked and how. */
    public AuthServer authServer() {
        return authServer;
    }

    /** What an authorization request asks for; documented with a slash at the end. */
    public String audience() {
        return audience;
    }

    /** The token endpoint: where codes are exchanged, and refresh tokens where nothing else is said. */
    public URI tokenUrl() {
        return authServer.tokenUrl();
    }

    /** Where an account's admin is sent to consent. */
    public URI authorizeUrl() {
        return authServer.authorizeUrl();
    }

    private static LeverEnvironment create(URI api, URI auth, boolean loopbackHttp) {
        String base = trimmed(checked("API base URL", api, loopbackHttp));
        String versioned = base.endsWith("/v1") ? base : base + "/v1";
        URI authBase = URI.create(trimmed(checked("auth URL", auth, loopbackHttp)));
        return new LeverEnvironment(
                CUSTOM, URI.create(versioned), AuthServer.under(authBase), versioned + "/", null, loopbackHttp);
    }

    private static URI checked(String what, URI url, boolean loopbackHttp) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !scheme.equals("https") && !(loopbackHttp && Loopback.isHttp(url))) {
            throw new IllegalArgumentException(
                    "the " + what + " must be an https:// URL (http:// only for this machine's loopback, on request)");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the " + what + " must not carry user info, a query or a fragment");
        }
        return url;
    }

    private static URI base(URI tokenUrl) {
        String url = tokenUrl.toString();
        return url.endsWith(TOKEN_PATH)
                ? URI.create(url.substring(0, url.length() - TOKEN_PATH.length()))
                : URI.create(tokenUrl.getScheme() + "://" + tokenUrl.getRawAuthority());
    }

    private static String trimmed(URI url) {
        return url.toString().replaceAll("/+$", "");
    }

    private static LeverEnvironment of(String name, String api, String auth, String audience) {
        return new LeverEnvironment(name, URI.create(api), AuthServer.under(URI.create(auth)), audience, null, false);
    }

    private LeverEnvironment with(URI otherPublicApi) {
        return new LeverEnvironment(name, api, authServer, audience, otherPublicApi, loopbackHttp);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LeverEnvironment that
                && name.equals(that.name)
                && api.equals(that.api)
                && authServer.equals(that.authServer)
                && audience.equals(that.audience)
                && Objects.equals(publicApi, that.publicApi)
                && loopbackHttp == that.loopbackHttp;
    }

    @Override
    public int hashCode() {
        return Objects.hash(api, authServer, audience);
    }

    @Override
    public String toString() {
        return name.equals(CUSTOM) ? api.toString() : name;
    }
}
