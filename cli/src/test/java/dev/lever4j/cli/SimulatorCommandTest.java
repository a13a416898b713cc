package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorCommandTest {
    @Test
    void printsWhatToPasteAndRunsUntilItIsInterrupted() throws Exception {
        Cli simulator = Cli.bare();
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader printed =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        CompletableFuture<Cli.Ended> running = CompletableFuture.supplyAsync(
                () -> simulator.runTo(out, "simulator", "--port", "0", "--opportunities", "7", "--seed", "3"));

        Welcome welcome = Welcome.read(printed);
        Cli.Result asked = Cli.with("LEVER_API_KEY", welcome.apiKey())
                .run("api", "GET", "/opportunities", "--paginate", "--base-url", welcome.baseUrl());

        assertThat(asked.out().lines()).hasSize(7);
        assertThat(running).isNotDone();
        simulator.stop().request();
        assertThat(running.get(60, TimeUnit.SECONDS).exit()).isEqualTo(130);
    }

    @Test
    void theCommandThatItPrintsConnectsAnAccount(@TempDir Path home) throws Exception {
        String callback = "http://localhost:" + FreePort.find() + "/back";
        Cli simulator = Cli.bare();
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader printed =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        CompletableFuture<Cli.Ended> running = CompletableFuture.supplyAsync(
                () -> simulator.runTo(out, "simulator", "--port=0", "--opportunities=7", "--redirect-uri", callback));
        Map<String, String> exported = new HashMap<>();
        String line = printed.readLine();
        while (!line.startsWith("# ./lever connect ")) {
            if (line.startsWith("export ")) {
                String[] pair = line.substring(7).split("=", 2);
                exported.put(pair[0], pair[1]);
            }
            line = printed.readLine();
        }

        Cli.Result connected = Cli.with("LEVER_HOME", home.toString())
                .env("LEVER_CLIENT_ID", exported.getOrDefault("LEVER_CLIENT_ID", ""))
                .env("LEVER_CLIENT_SECRET", exported.getOrDefault("LEVER_CLIENT_SECRET", ""))
                .browser(new PlayedBrowser())
                .run(line.substring("# ./lever ".length()).split(" "));

        assertThat(connected.err()).contains("connected: kept as simulated");
        assertThat(connected.exit()).isZero();
        simulator.stop().request();
        assertThat(running.get(60, TimeUnit.SECONDS).exit()).isEqualTo(130);
    }

    @Test
    void impossibleNumbersAreRefused() {
        for (String option :
                new String[] {"--port=70000", "--rate=0", "--burst=0", "--latency=-1", "--opportunities=-1"}) {
            assertThat(Cli.bare().run("simulator", option).exit()).isEqualTo(2);
        }
    }

    /** What a user would paste. */
    private record Welcome(String baseUrl, String apiKey) {
        private static final Pattern FORM = Pattern.compile("(?s).*--base-url (\\S+).*LEVER_API_KEY=(\\S+)\n");

        static Welcome read(BufferedReader printed) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("LEVER_API_KEY") < 0) {
                text.append(printed.readLine()).append('\n');
            }
            Matcher form = FORM.matcher(text);
            assertThat(form.matches()).as("%s", text).isTrue();
            return new Welcome(form.group(1), form.group(2));
        }
    }
}
