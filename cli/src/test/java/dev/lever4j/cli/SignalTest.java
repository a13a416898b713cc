package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Process export(String out) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
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
                simulator.authUrl().toString());
        builder.environment().remove("LEVER_API_KEY");
        builder.environment().put("LEVER_CLIENT_ID", simulator.app().clientId());
        builder.environment().put("LEVER_CLIENT_SECRET", simulator.app().clientSecret());
        builder.environment().put("LEVER_REFRESH_TOKEN", simulator.newGrant());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void sigtermEndsAnExportWithinFiveSecondsWithoutAHalfFileAndWithTheGrantSaved() throws Exception {
        Gate gate = simulator.controls().hold("GET", "/v1/opportunities");
        endsBySigterm(export("x.ndjson"), gate);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("lever-grant.json"));
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

    /** Once its first request has arrived. */
    private static void endsBySigterm(Process process, Gate gate) throws Exception {
        try {
            gate.arrived(1).get(60, TimeUnit.SECONDS);
            process.destroy();

            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
