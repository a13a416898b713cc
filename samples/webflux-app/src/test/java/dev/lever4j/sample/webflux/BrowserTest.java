package dev.lever4j.sample.webflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real Chromium: each script in browser/ is a journey through an application of its own. Pictures of it
 * stay under target/screenshots.
 */
@Tag("it")
class BrowserTest {
    private static final Path SCRIPTS = Path.of("browser").toAbsolutePath();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
    private static final String CHROMIUM = Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium");

    @BeforeAll
    static void needed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(CHROMIUM)), "no Chromium at " + CHROMIUM + "; CHROMIUM says where it is");
        assumeTrue(onPath("node") && onPath("npm"), "Node.js is not installed");
        assumeTrue(nodeVersion() >= 20, "Node.js is older than 20");
        if (!isInstalled()) {
            run(Map.of(), "npm", "ci");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "work, 600",
        "grant, 300",
        "pause, 4000",
        "keyboard, 300",
        "trouble, 300",
        "looks, 300",
        "live, 300",
        "accounts, 300"
    })
    void journey(String script, int opportunities) throws Exception {
        try (RunningApp app = RunningApp.start(opportunities);
                SimulatorDesk desk = new SimulatorDesk(app, "default");
                SimulatorDesk second = new SimulatorDesk(app, "second")) {
            run(
                    Map.of(
                            "APP_URL", app.site(),
                            "DESK_URL", desk.url(),
                            "SECOND_DESK_URL", second.url(),
                            "CHROMIUM", CHROMIUM,
                            "SCREENSHOTS", SCREENSHOTS.toString()),
                    "node",
                    "--test-reporter=spec",
                    script + ".mjs");
        }
    }

    private static void run(Map<String, String> environment, String... command) throws Exception {
        Path said = Files.createTempFile("browser", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s said: %s", List.of(command), Files.readString(said))
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(said);
        }
    }

    private static int nodeVersion() throws IOException {
        Process node = new ProcessBuilder("node", "--print", "parseInt(process.versions.node)").start();
        return Integer.parseInt(new String(node.getInputStream().readAllBytes(), UTF_8).strip());
    }

    /** As npm itself notes it; what was installed before the lock file changed is something else. */
    private static boolean isInstalled() throws IOException {
        Path noted = SCRIPTS.resolve("node_modules/.package-lock.json");
        Path wanted = SCRIPTS.resolve("package-lock.json");
        return Files.exists(noted)
                && Files.getLastModifiedTime(noted).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
