package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    void itCanBeRestless() throws Exception {
        try (Running simulator = Running.with("--opportunities=50", "--unrest=100", "--latency=2", "--jitter=2")) {
            String before = simulator.get("/opportunities").body();

            assertThat(before).contains("\"id\"");
            assertThat(simulator.get("/opportunities").body()).isNotEqualTo(before);
        }
    }

    @Test
    void itCanFail() throws Exception {
        try (Running simulator = Running.with("--errors=1")) {
            assertThat(simulator.get("/stages").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void impossibleNumbersAreRefused() {
        for (String option : new String[] {
            "--port=70000",
            "--rate=0",
            "--burst=0",
            "--latency=-1",
            "--opportunities=-1",
            "--jitter=-1",
            "--jitter=1",
            "--errors=1.1",
            "--errors=NaN",
            "--unrest=-1",
            "--unrest=1001"
        }) {
            assertThat(Cli.bare().run("simulator", option).exit()).as(option).isEqualTo(2);
        }
    }

    /** One that somebody started in another shell. */
    private record Running(Cli cli, CompletableFuture<Cli.Ended> ended, Welcome welcome) implements AutoCloseable {
        static Running with(String... options) throws IOException {
            Cli cli = Cli.bare();
            PipedOutputStream out = new PipedOutputStream();
            BufferedReader printed =
                    new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
            String[] args = Stream.concat(Stream.of("simulator", "--port=0"), Stream.of(options))
                    .toArray(String[]::new);
            CompletableFuture<Cli.Ended> ended = CompletableFuture.supplyAsync(() -> cli.runTo(out, args));
            return new Running(cli, ended, Welcome.read(printed));
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            String key = Base64.getEncoder().encodeToString((welcome.apiKey() + ":").getBytes(StandardCharsets.UTF_8));
            HttpRequest request = HttpRequest.newBuilder(URI.create(welcome.baseUrl() + path))
                    .header("Authorization", "Basic " + key)
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() throws Exception {
            cli.stop().request();
            assertThat(ended.get(60, TimeUnit.SECONDS).exit()).isEqualTo(130);
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
