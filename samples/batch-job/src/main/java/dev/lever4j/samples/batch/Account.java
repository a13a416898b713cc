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
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account at Lever, or a simulated one. */
final class Account implements AutoCloseable {
    private static final List<String> MEANT_FOR_A_REAL_ONE =
            List.of("WORK_FILE", "PERFORM_AS", "LEVER_ENVIRONMENT", "LEVER_BASE_URL");
    private static final int SIMULATED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LeverClient client;
    private final @Nullable Simulator simulator;

    private Account(LeverClient client, @Nullable Simulator simulator) {
        this.client = client;
        this.simulator = simulator;
    }

    /** Of LEVER_API_KEY, LEVER_ENVIRONMENT and LEVER_BASE_URL; without any of what names a real one, simulated. */
    static Account of(Variables variables, RateLimit rate) {
        String key = variables.text("LEVER_API_KEY");
        return key == null ? simulated(variables, rate) : new Account(client(where(variables), key, rate), null);
    }

    private static Account simulated(Variables variables, RateLimit rate) {
        for (String real : MEANT_FOR_A_REAL_ONE) {
            Variables.check(
                    "LEVER_API_KEY", real, variables.text(real) == null, "missing, and " + real + " needs an account");
        }
        System.err.println("no LEVER_API_KEY: a simulated account; nothing is sent to Lever");
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

    private static LeverEnvironment where(Variables variables) {
        return variables.read("LEVER_BASE_URL", Account::at, named(variables), "the URL of an API");
    }

    private static LeverEnvironment at(String url) {
        return LeverEnvironment.customWithLoopbackHttp(URI.create(url), URI.create(url));
    }

    private static LeverEnvironment named(Variables variables) {
        return switch (variables.text("LEVER_ENVIRONMENT", "production")) {
            case "production" -> LeverEnvironment.PRODUCTION;
            case "sandbox" -> LeverEnvironment.SANDBOX;
            case "eu" -> LeverEnvironment.EU;
            default -> throw new IllegalArgumentException("LEVER_ENVIRONMENT is production, sandbox or eu");
        };
    }

    /** What state is bound to. */
    String server() {
        return simulator == null ? client.api().toString() : "simulated";
    }

    LeverClient lever() {
        return client;
    }

    /** With what a simulated account needs nobody to say, and a folder of its own. Blocks. */
    Variables complete(Variables variables) {
        if (simulator == null) {
            return variables;
        }
        Map<String, String> all = new HashMap<>(Map.of("FIRST_NIGHT", "P365D", "PERFORM_AS", anybody()));
        all.putAll(variables.all());
        all.put(
                "JOB_FOLDER",
                Path.of(variables.text("JOB_FOLDER", "job"), "simulated").toString());
        return new Variables(all);
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
