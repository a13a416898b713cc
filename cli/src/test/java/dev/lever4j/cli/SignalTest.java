package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, since only such a one can be ended by a signal. */
class SignalTest {
    private final Simulator simulator =
            Simulator.builder().opportunities(500).rate(1_000, 1_000).start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Process export(String out, String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lever4j.cli.Main",
                "export",
                "--out",
                folder.resolve(out).toString(),
                "--base-url",
                simulator.baseUrl().toString(),
                "--auth-url",
                simulator.authUrl().toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("LEVER_API_KEY");
        builder.environment().put("LEVER_CLIENT_ID", simulator.app().clientId());
        builder.environment().put("LEVER_CLIENT_SECRET", simulator.app().clientSecret());
        builder.environment().put("LEVER_REFRESH_TOKEN", simulator.newGrant());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    @Test
    void sigtermEndsAnExportWithinFiveSecondsWithoutAHalfFileAndWithTheGrantSaved() throws Exception {
        Gate gate = simulator.controls().hold("GET", "/v1/opportunities");
        endsBySigterm(export("x.ndjson"), gate);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve("lever-grant.json"), folder.resolve("said"));
        }
        assertThat(folder.resolve("lever-grant.json")).content().contains("access_token");
    }

    @Test
    void sigtermEndsAnExportIntoAFolderWithinFiveSecondsAndTheSameCommandGoesOn() throws Exception {
        Gate gate = simulator.controls().hold("GET", "/v1/opportunities");
        endsBySigterm(export("x"), gate);
        gate.cut();
        assertThat(Cli.withKey(simulator)
                        .run("export", "--out", folder.resolve("x").toString())
                        .exit())
                .isZero();
    }

    /** All that it has under way is for children then, and no answer ever comes. */
    @Test
    void sigtermEndsItWithinFiveSecondsWhileChildrenAreAskedForAndTheListIsNotReadAgain() throws Exception {
        Gate gate = simulator.controls().hold("GET", "/v1/opportunities/*");
        endsBySigterm(export("x", "--with", "notes"), gate);
        assertThat(folder.resolve("said")).content().contains("the same command goes on from there");
        gate.cut();
        long listed = simulator.ledger().count("GET", "/v1/opportunities");

        Cli.Result second = Cli.withKey(simulator)
                .run(
                        "export",
                        "--with",
                        "notes",
                        "--rate",
                        "1000",
                        "--out",
                        folder.resolve("x").toString());

        assertThat(second.exit()).isZero();
        assertThat(second.err()).contains("as run 2", "complete");
        assertThat(simulator.ledger().count("GET", "/v1/opportunities")).isEqualTo(listed);
    }

    /** Once its first request has arrived. Five seconds after the signal it would be ended hard, in silence. */
    private void endsBySigterm(Process process, Gate gate) throws Exception {
        try {
            gate.arrived(1).get(60, TimeUnit.SECONDS);
            process.destroy();

            // wide, so that a slow machine does not fail: what took its five seconds has not said its last word
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(folder.resolve("said")).content().contains("interrupted").doesNotContain("gave up waiting");
        } finally {
            process.destroyForcibly();
        }
    }
}
