package dev.lever4j.samples.batch;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.Lane;
import dev.lever4j.client.LeverClient;
import dev.lever4j.model.User;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account at Lever, or a simulated one. */
final class Account implements AutoCloseable {
    private static final int SIMULATED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LeverClient client;
    private final @Nullable Simulator simulator;

    private Account(LeverClient client, @Nullable Simulator simulator) {
        this.client = client;
        this.simulator = simulator;
    }

    /** Of LEVER_API_KEY, LEVER_ENVIRONMENT and LEVER_BASE_URL. */
    static Account of(Map<String, String> environment, RateLimit rate) {
        String key = environment.get("LEVER_API_KEY");
        return key == null ? simulated(rate) : new Account(client(where(environment), key, rate), null);
    }

    private static Account simulated(RateLimit rate) {
        Simulator simulator =
                Simulator.builder().opportunities(SIMULATED).errors(0.01).start();
        LeverEnvironment here = LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl());
        return new Account(client(here, simulator.apiKey(), rate), simulator);
    }

    private static LeverClient client(LeverEnvironment where, String key, RateLimit rate) {
        return LeverClient.builder()
                .environment(where)
                .apiKey(Secret.of(key))
                .rate(rate)
                .options(CallOptions.DEFAULT.lane(Lane.BACKGROUND))
                .build();
    }

    private static LeverEnvironment where(Map<String, String> environment) {
        String url = environment.get("LEVER_BASE_URL");
        if (url != null) {
            return LeverEnvironment.customWithLoopbackHttp(URI.create(url), URI.create(url));
        }
        return switch (environment.getOrDefault("LEVER_ENVIRONMENT", "production")) {
            case "production" -> LeverEnvironment.PRODUCTION;
            case "sandbox" -> LeverEnvironment.SANDBOX;
            case "eu" -> LeverEnvironment.EU;
            default -> throw new IllegalArgumentException("LEVER_ENVIRONMENT is production, sandbox or eu");
        };
    }

    LeverClient lever() {
        return client;
    }

    /** What a simulated account needs nobody to say. Blocks. */
    Map<String, String> defaults() {
        return simulator == null ? Map.of() : Map.of("FIRST_NIGHT", "P365D", "PERFORM_AS", anybody());
    }

    private String anybody() {
        return String.valueOf(
                client.users().list().items().mapNotNull(User::email).blockFirst());
    }

    boolean isSimulated() {
        return simulator != null;
    }

    @Override
    public void close() {
        client.closeGracefully(PATIENCE).block(PATIENCE.plusMillis(500));
        if (simulator != null) {
            simulator.close();
        }
    }
}
