package dev.lever4j;

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
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

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
    private final URI auth;
    private final String audience;
    private final @Nullable URI publicApi;
    private final boolean loopbackHttp;

    private LeverEnvironment(
            String name, URI api, URI auth, String audience, @Nullable URI publicApi, boolean loopbackHttp) {
        this.name = name;
        this.api = api;
        this.auth = auth;
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
        return Stream.concat(Stream.of(api, auth), publicApi().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The authorization server; {@code /authorize} and {@code /oauth/token} lie under it. */
    public URI auth() {
        return auth;
    }

    /** What an authorization request asks for; documented with a slash at the end. */
    public String audience() {
        return audience;
    }

    /** The token endpoint: where codes and refresh tokens are exchanged. */
    public URI tokenUrl() {
        return URI.create(auth + "/oauth/token");
    }

    /** Where an account's admin is sent to consent. */
    public URI authorizeUrl() {
        return URI.create(auth + "/authorize");
    }

    private static LeverEnvironment create(URI api, URI auth, boolean loopbackHttp) {
        String base = trimmed(checked("API base URL", api, loopbackHttp));
        String versioned = base.endsWith("/v1") ? base : base + "/v1";
        URI authBase = URI.create(trimmed(checked("auth URL", auth, loopbackHttp)));
        return new LeverEnvironment("custom", URI.create(versioned), authBase, versioned + "/", null, loopbackHttp);
    }

    private static URI checked(String what, URI url, boolean loopbackHttp) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || (scheme.equals("http") && loopbackHttp && LOOPBACK.contains(host));
        if (host.isEmpty() || !secure) {
            throw new IllegalArgumentException(
                    "the " + what + " must be an https:// URL (http:// only for this machine's loopback, on request)");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the " + what + " must not carry user info, a query or a fragment");
        }
        return url;
    }

    private static String trimmed(URI url) {
        return url.toString().replaceAll("/+$", "");
    }

    private static LeverEnvironment of(String name, String api, String auth, String audience) {
        return new LeverEnvironment(name, URI.create(api), URI.create(auth), audience, null, false);
    }

    private LeverEnvironment with(URI otherPublicApi) {
        return new LeverEnvironment(name, api, auth, audience, otherPublicApi, loopbackHttp);
    }

    @Override
    public String toString() {
        return name.equals("custom") ? api.toString() : name;
    }
}
