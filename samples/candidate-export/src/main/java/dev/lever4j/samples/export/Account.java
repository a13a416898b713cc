package dev.lever4j.samples.export;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.LeverExport;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The account at Lever, or a simulated one. */
final class Account implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LeverClient client;
    private final UnaryOperator<LeverExport> named;
    private final @Nullable Simulator simulator;

    private Account(LeverClient client, UnaryOperator<LeverExport> named, @Nullable Simulator simulator) {
        this.client = client;
        this.named = named;
        this.simulator = simulator;
    }

    static Account of(Map<String, String> environment) {
        String key = environment.get("LEVER_API_KEY");
        return key == null
                ? simulated(environment)
                : new Account(client(where(environment), key, rate(environment)), export -> export, null);
    }

    /** The same one at each start, behind another port. */
    private static Account simulated(Map<String, String> environment) {
        for (String real : List.of("LEVER_ENVIRONMENT", "LEVER_BASE_URL")) {
            if (environment.containsKey(real)) {
                throw new IllegalArgumentException("LEVER_API_KEY is missing, and " + real + " needs an account");
            }
        }
        System.err.println("no LEVER_API_KEY: a simulated account of 2,000 opportunities, at Lever's 10 requests/s");
        Simulator simulator = Simulator.builder().opportunities(2_000).start();
        LeverEnvironment here = LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl());
        return new Account(
                client(here, simulator.apiKey(), RateLimit.DEFAULT), export -> export.server("simulated"), simulator);
    }

    private static LeverClient client(LeverEnvironment where, String key, RateLimit rate) {
        return LeverClient.builder()
                .environment(where)
                .apiKey(Secret.of(key))
                .rate(rate)
                .build();
    }

    /** LEVER_RATE requests a second, where others use the same key. */
    private static RateLimit rate(Map<String, String> environment) {
        String rate = environment.get("LEVER_RATE");
        try {
            return rate == null ? RateLimit.DEFAULT : RateLimit.of(Double.parseDouble(rate));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LEVER_RATE is a number of requests a second, above 0", e);
        }
    }

    private static LeverEnvironment where(Map<String, String> environment) {
        String url = environment.get("LEVER_BASE_URL");
        return url == null ? named(environment.getOrDefault("LEVER_ENVIRONMENT", "production")) : at(url);
    }

    private static LeverEnvironment at(String url) {
        try {
            return LeverEnvironment.customWithLoopbackHttp(URI.create(url), URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LEVER_BASE_URL is the URL of an API", e);
        }
    }

    private static LeverEnvironment named(String name) {
        return switch (name) {
            case "production" -> LeverEnvironment.PRODUCTION;
            case "sandbox" -> LeverEnvironment.SANDBOX;
            case "eu" -> LeverEnvironment.EU;
            default -> throw new IllegalArgumentException("LEVER_ENVIRONMENT is production, sandbox or eu");
        };
    }

    LeverExport export() {
        return named.apply(LeverExport.of(client));
    }

    @Override
    public void close() {
        client.closeGracefully(PATIENCE).block(PATIENCE.plusMillis(500));
        if (simulator != null) {
            simulator.close();
        }
    }
}
