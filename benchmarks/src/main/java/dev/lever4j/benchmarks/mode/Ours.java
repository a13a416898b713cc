package dev.lever4j.benchmarks.mode;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.Page;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.WithoutNetwork;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.export.folder.ExportedLines;
import dev.lever4j.json.RawJson;
import dev.lever4j.resilience.RateLimit;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Lever4J with its defaults, but for the rate. */
public final class Ours {
    private static final RateLimit NONE_TO_SPEAK_OF = new RateLimit(1_000_000, 1_000_000);
    private static final OAuthApp APP = new OAuthApp("benchmark", Secret.of("secret"));

    private Ours() {}

    /** A client with a token that does not end meanwhile, and all of its pipeline. */
    public static LeverClient client(URI api) {
        return builder(api, grant()).rate(NONE_TO_SPEAK_OF).build();
    }

    /** The same, under Lever's limit. */
    public static LeverClientBuilder builder(URI api, TokenStore grant) {
        return LeverClient.builder().environment(environment(api)).oauth(APP, grant);
    }

    /** The same, whose requests are answered at once. */
    public static LeverClient withoutNetwork(URI api) {
        return builder(api, grant())
                .rate(NONE_TO_SPEAK_OF)
                .resources(WithoutNetwork.resources())
                .build();
    }

    /** Its token alone. */
    public static TokenSource tokens(URI api) {
        return TokenSource.oauth(
                environment(api), APP, grant(), RefreshSettings.DEFAULT, new WithoutNetwork(), TimeAndChance.system());
    }

    /** A grant whose token lives for a day. */
    public static TokenStore grant() {
        Secret token = Secret.of(Account.BEARER.substring("Bearer ".length()));
        TokenSet tokens = new TokenSet(token, Secret.of("refresh"), Duration.ofDays(1), Scopes.UNKNOWN);
        return InMemoryTokenStore.of(StoredGrant.connected(tokens, Instant.now()));
    }

    /** All opportunities as records. */
    static Mode typed(Account account) {
        LeverClient lever = client(account.api());
        return () -> Objects.requireNonNull(
                lever.opportunities().list().items().count().block());
    }

    /** All opportunities as records, each as it comes. */
    static Mode streamed(Account account) {
        LeverClient lever = client(account.api());
        return () -> Objects.requireNonNull(
                lever.opportunities().list().itemsStreaming().count().block());
    }

    /**
     * All opportunities as the lines that Lever sent, as an export makes them; id and {@code createdAt} of each are
     * read.
     */
    static Mode ndjson(Account account) {
        LeverClient lever = client(account.api());
        return () -> Objects.requireNonNull(lever.opportunities()
                .list()
                .raw()
                .pages()
                .map(Ours::written)
                .reduce(0L, Long::sum)
                .block());
    }

    private static long written(Page<RawJson> page) {
        ExportedLines.write(page.records(), OutputStream.nullOutputStream());
        return page.records().size();
    }

    private static LeverEnvironment environment(URI api) {
        return LeverEnvironment.customWithLoopbackHttp(api, URI.create("http://127.0.0.1:1"));
    }
}
