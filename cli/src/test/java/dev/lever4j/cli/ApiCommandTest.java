package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.json.LeverJson;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ApiCommandTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Simulator simulator =
            Simulator.builder().opportunities(25).rate(1_000, 1_000).start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Cli cli() {
        return Cli.withKey(simulator);
    }

    private Ledger.Entry last() {
        List<Ledger.Entry> requests = simulator.ledger().apiRequests();
        return requests.get(requests.size() - 1);
    }

    private String anIdOf(String list) {
        String page = cli().run("api", "GET", list, "-q", "limit=1").out();
        return page.replaceFirst(".*?\"id\":\"([^\"]+)\".*\\s*", "$1");
    }

    @Test
    void printsTheBodyAsItCame() {
        Cli.Result result = cli().run("api", "GET", "/opportunities", "-q", "limit=5");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("{\"data\":[").endsWith("}\n");
        assertThat((List<?>) LeverJson.map(result.bytes()).get("data")).hasSize(5);
    }

    @Test
    void aStatusOtherThan401IsARefusalAndItsBodyIsPrintedToo() {
        Cli.Result result = cli().run("api", "GET", "/opportunities/no-such-one");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).contains("\"code\":\"ResourceNotFound\"");
        assertThat(result.err()).startsWith("lever: ").hasLineCount(1);
    }

    @Test
    void a401IsAnAuthenticationFailure() {
        Cli.Result result = Cli.at(simulator).env("LEVER_API_KEY", "wrong").run("api", "GET", "/users");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("\"code\"");
    }

    @Test
    void sendsABodyGivenLiterallyInAFileOrOnStandardInput() throws IOException {
        String body = "{\"value\":\"Great call — 😀\"}";
        Path file = Files.writeString(folder.resolve("body.json"), body);
        String path = "/opportunities/" + anIdOf("/opportunities") + "/notes";
        String user = anIdOf("/users");

        for (String data : List.of(body, "@" + file, "-", "@-")) {
            Cli.Result result = cli().in(body).run("api", "POST", path, "-d", data, "--perform-as", user);

            assertThat(result.err()).isEmpty();
            assertThat(result.exit()).isZero();
            assertThat(last().body()).isEqualTo(body);
            assertThat(last().query()).isEqualTo("perform_as=" + user);
        }
    }

    @Test
    void followsPagesAndPrintsOneRecordALine() {
        Cli.Result result = cli().run("api", "GET", "/opportunities?limit=10", "--paginate");

        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).hasSize(25).allMatch(line -> line.startsWith("{\"id\""));
        assertThat(simulator.ledger().apiRequests()).hasSize(3);
    }

    @Test
    void anAnswerThatIsCutIsNotPrinted() {
        simulator.controls().inject(Fault.truncate(40).on("GET", "/v1/users").times(100));

        Cli.Result result = cli().run("api", "GET", "/users");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void anAnswerThatIsNotWholeJsonIsNotPrinted() {
        simulator
                .controls()
                .inject(Fault.status(200, "{\"data\":[").on("GET", "/v1/users").times(100));

        Cli.Result result = cli().run("api", "GET", "/users");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aReaderThatHasGoneIsALocalFault() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        for (String[] options : List.of(new String[] {}, new String[] {"--paginate"})) {
            Cli.Ended ended = cli().runTo(
                            closed,
                            Stream.concat(
                                            Stream.of("api", "GET", "/opportunities", "-q", "limit=10"),
                                            Stream.of(options))
                                    .toArray(String[]::new));

            assertThat(ended.exit()).isEqualTo(6);
            assertThat(ended.err()).contains("standard output was closed").hasLineCount(1);
        }
        // the pages after the one that could not be printed, but for the one fetched ahead, are not asked for
        assertThat(simulator.ledger().apiRequests()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnythingIsSent() {
        assertThat(cli().run("api", "GET", "/users", "-d", "{}").exit()).isEqualTo(2);
        assertThat(cli().run("api", "POST", "/users", "-d", "{").exit()).isEqualTo(2);
        assertThat(cli().run("api", "POST", "/users", "--paginate").exit()).isEqualTo(2);
        assertThat(cli().run("api", "GET", "/users", "-q", "limit").exit()).isEqualTo(2);
        assertThat(cli().run("api", "GET", "/users", "-q", "limit=1000", "--paginate")
                        .exit())
                .isEqualTo(2);
        assertThat(cli().run("api", "GET", "https://elsewhere.example/users").exit())
                .isEqualTo(2);
        assertThat(cli().run("api", "PATCH", "/users").exit()).isEqualTo(2);
        assertThat(cli().run("api", "POST", "/users", "-d", "@" + folder + "/none")
                        .exit())
                .isEqualTo(6);
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void anInterruptionEndsACallThatHangs() {
        Cli cli = cli();
        Gate gate = simulator.controls().hold("GET", "/v1/users");
        CompletableFuture<Void> stopped = gate.arrived(1).thenRun(cli.stop()::request);

        Cli.Result result = cli.run("api", "GET", "/users");

        assertThat(stopped).succeedsWithin(SOON);
        assertThat(result.exit()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
    }

    @Test
    @Timeout(60)
    void anInterruptionEndsTheWaitForABody() throws IOException {
        Cli cli = cli();
        try (PipedOutputStream nobodyTypes = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(nobodyTypes)) {
            cli.stop().request();

            assertThat(cli.in(in).run("api", "POST", "/users", "-d", "-").exit())
                    .isEqualTo(130);
        }
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void withNothingConfiguredItAsksASimulator() {
        Cli.Result result = Cli.bare().run("api", "GET", "/stages");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("simulator");
        assertThat(new String(result.bytes(), StandardCharsets.UTF_8)).contains("\"data\"");
    }
}
