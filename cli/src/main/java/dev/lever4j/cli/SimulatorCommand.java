package dev.lever4j.cli;

import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Unrest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lever simulator}. */
@Command(
        name = "simulator",
        description = "Runs a simulated Lever on this machine's loopback until it is interrupted. Its accounts and"
                + " credentials are made up and good for nothing else.")
final class SimulatorCommand extends CommonOptions {
    private final Console console;

    @Option(names = "--port", defaultValue = "8080", description = "0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same data. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--opportunities", defaultValue = "5000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int opportunities;

    @Option(
            names = "--rate",
            defaultValue = "10",
            description = "Requests a second. Default: ${DEFAULT-VALUE}, as Lever.")
    private double rate;

    @Option(
            names = "--burst",
            defaultValue = "20",
            description = "Requests at once. Default: ${DEFAULT-VALUE}, as Lever.")
    private int burst;

    @Option(
            names = "--latency",
            defaultValue = "0",
            description = "Milliseconds before each answer. Default: ${DEFAULT-VALUE}.")
    private long latency;

    @Option(
            names = "--jitter",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Milliseconds by which the latency varies, up and down; at most the latency itself."
                    + " Default: ${DEFAULT-VALUE}.")
    private long jitter;

    @Option(
            names = "--errors",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "The share of requests, 0 to 1, that are answered 503. Default: ${DEFAULT-VALUE}.")
    private double errors;

    @Option(
            names = "--unrest",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Opportunities that change, move, come or go after each page of them that is read, on average;"
                            + " at most 1000. Default: ${DEFAULT-VALUE}.")
    private double unrest;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            defaultValue = LoopbackUri.USUAL,
            description = "What is registered for its app. Default: ${DEFAULT-VALUE}.")
    private String redirectUri = LoopbackUri.USUAL;

    SimulatorCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() throws IOException {
        if (port < 0 || port > 65_535 || opportunities < 0 || rate <= 0 || burst < 1 || latency < 0) {
            throw Failure.usage("port, opportunities, rate, burst and latency must be plausible numbers");
        }
        if (jitter < 0 || jitter > latency) {
            throw Failure.usage("jitter must be between 0 and the latency, " + latency);
        }
        if (!(errors >= 0 && errors <= 1) || !(unrest >= 0 && unrest <= 1000)) {
            throw Failure.usage("errors must be a share between 0 and 1, and unrest between 0 and 1000");
        }
        try (Simulator simulator = start()) {
            console.out().write(String.join("\n", welcome(simulator)).getBytes(StandardCharsets.UTF_8));
            console.out().flush();
            console.stop().signal().block();
        }
        throw Failure.interrupted();
    }

    private Simulator start() {
        try {
            return Simulator.builder()
                    .port(port)
                    .seed(seed)
                    .opportunities(opportunities)
                    .rate(rate, burst)
                    .latency(Duration.ofMillis(latency), Duration.ofMillis(jitter))
                    .errors(errors)
                    .unrest(Unrest.of(unrest))
                    .redirectUri(redirectUri)
                    .start();
        } catch (java.io.UncheckedIOException e) {
            throw Failure.of(
                    ExitCode.LOCAL_IO, "port " + port + " cannot be opened; choose another one with --port", e);
        }
    }

    private List<String> welcome(Simulator simulator) {
        String server = "--base-url " + simulator.baseUrl() + " --auth-url " + simulator.authUrl();
        return List.of(
                "# a simulated Lever with " + opportunities + " opportunities; Ctrl-C ends it",
                "# API  " + simulator.baseUrl(),
                "# auth " + simulator.authUrl(),
                "# paste this into another shell (the credentials are made up):",
                "export LEVER_CLIENT_ID=" + simulator.app().clientId(),
                "export LEVER_CLIENT_SECRET=" + simulator.app().clientSecret(),
                "export LEVER_REFRESH_TOKEN=" + simulator.newGrant(),
                "./lever export " + server + " --out candidates.ndjson",
                "# or, instead of OAuth: export LEVER_API_KEY=" + simulator.apiKey(),
                "# or connect as an account's admin would, in place of LEVER_REFRESH_TOKEN:",
                "# unset LEVER_REFRESH_TOKEN",
                "# ./lever connect " + server + " --name simulated --scopes opportunities:read:admin" + elsewhere(),
                "# ./lever export " + server + " --connection simulated --out candidates.ndjson",
                "");
    }

    private String elsewhere() {
        return redirectUri.equals(LoopbackUri.USUAL) ? "" : " --redirect-uri " + redirectUri;
    }
}
