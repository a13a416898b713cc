package dev.lever4j.cli;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client for the server and the credential that the user named, or for a simulator of our own. */
final class Session implements AutoCloseable {
    private static final int SIMULATED = 5_000;
    private static final String SIMULATOR = "a simulator of its own";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LeverClient client;
    private final Requests requests;
    private final RateLimit rate;
    private final @Nullable Simulator simulator;

    private Session(LeverClient client, Requests requests, RateLimit rate, @Nullable Simulator simulator) {
        this.client = client;
        this.requests = requests;
        this.rate = rate;
        this.simulator = simulator;
    }

    /**
     * @param folder where a rotated grant of LEVER_REFRESH_TOKEN is kept
     * @throws Failure if the options contradict each other or are incomplete
     */
    static Session open(
            Console console, ServerOptions server, RateOptions rate, CredentialOptions credentials, Path folder) {
        Optional<LeverEnvironment> named = server.server();
        UnaryOperator<RateLimit> wanted = rate.choice();
        if (named.isPresent() && credentials.nameTheServer()) {
            throw Failure.usage("--integration says which server too; leave out --environment, --base-url, --auth-url");
        }
        Optional<Credentials> credential = credentials.load(console, folder);
        if (credential.isEmpty()) {
            if (named.isPresent()) {
                throw Failure.usage("no credential; set LEVER_API_KEY, or LEVER_CLIENT_ID, LEVER_CLIENT_SECRET and"
                        + " LEVER_REFRESH_TOKEN, or give --connection, --integration, --api-key-file or --grant-file");
            }
            return simulated(console, wanted);
        }
        if (credential.get() instanceof Credentials.Grant && server.lacksAuthUrl()) {
            throw Failure.usage("--base-url with an OAuth grant needs --auth-url too: tokens are refreshed there");
        }
        return with(named.orElse(LeverEnvironment.PRODUCTION), credential.get(), wanted, null);
    }

    private static Session simulated(Console console, UnaryOperator<RateLimit> rate) {
        Simulator simulator = Simulator.builder().opportunities(SIMULATED).start();
        console.say("no server and no credential given: a simulator with 5,000 opportunities runs in this process,"
                + " connected by OAuth, under Lever's limit of 10 requests a second");
        Secret secret = console.hide(Secret.of(simulator.app().clientSecret()));
        Secret refreshToken = console.hide(Secret.of(simulator.newGrant()));
        OAuthApp app = new OAuthApp(simulator.app().clientId(), secret);
        LeverEnvironment environment =
                LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl());
        return with(environment, new Credentials.Grant(app, InMemoryTokenStore.of(refreshToken)), rate, simulator);
    }

    private static Session with(
            LeverEnvironment environment,
            Credentials credentials,
            UnaryOperator<RateLimit> wanted,
            @Nullable Simulator simulator) {
        Requests requests = new Requests();
        RateLimit rate = wanted.apply(described(credentials).orElse(RateLimit.DEFAULT));
        LeverClient client =
                builder(environment, credentials).rate(rate).onRequest(requests).build();
        return new Session(client, requests, rate, simulator);
    }

    private static Optional<RateLimit> described(Credentials credentials) {
        return credentials instanceof Credentials.Described by
                ? Optional.ofNullable(by.integration().rate())
                : Optional.empty();
    }

    private static LeverClientBuilder builder(LeverEnvironment environment, Credentials credentials) {
        LeverClientBuilder builder = LeverClient.builder().environment(environment);
        if (credentials instanceof Credentials.ApiKey with) {
            return builder.apiKey(with.key());
        }
        if (credentials instanceof Credentials.Grant with) {
            return builder.oauth(with.app(), with.store());
        }
        Credentials.Described by = (Credentials.Described) credentials;
        LeverClientBuilder described = LeverClient.fromBlueprint(by.integration());
        return by.store() == null ? described : described.grant(by.store());
    }

    LeverClient client() {
        return client;
    }

    /** The export; our own simulator goes by a name, since its URL is another one each time. */
    LeverExport export(Selection selection) {
        LeverExport export = selection.of(client);
        return simulator == null ? export : export.server(SIMULATOR);
    }

    Requests requests() {
        return requests;
    }

    /** Requests a second that may be sent. */
    double budget() {
        return rate.perSecond();
    }

    /** How many records there will be; empty where only Lever knows. */
    OptionalLong total(Selection selection) {
        boolean known = simulator != null && selection.isWhole() && selection.root() == ExportResource.OPPORTUNITIES;
        return known ? OptionalLong.of(SIMULATED) : OptionalLong.empty();
    }

    /** Waits for a refresh and its save, but not for long. */
    @Override
    public void close() {
        try {
            client.closeGracefully(PATIENCE).block(PATIENCE.plusMillis(500));
        } finally {
            if (simulator != null) {
                simulator.close();
            }
        }
    }
}
