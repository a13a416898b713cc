package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RedactionTest {
    private final Simulator simulator =
            Simulator.builder().opportunities(40).rate(10_000, 10_000).start();

    @TempDir
    private Path home;

    private Path key() {
        return home.resolve("redact.key");
    }

    @BeforeEach
    void writeKey() throws IOException {
        Files.write(key(), "a key of thirty-two bytes or more".getBytes(StandardCharsets.US_ASCII));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Cli.Result export(String out, String... options) {
        return Cli.withKey(simulator)
                .run(Stream.concat(
                                Stream.of("export", "--out", home.resolve(out).toString(), "--rate", "5000"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private String written(String out) {
        try (Stream<Path> files = Files.walk(home.resolve(out))) {
            return files.filter(Files::isRegularFile).map(RedactionTest::text).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRedactedFolderHasHashesForAddressesAndNoNames() throws NoSuchAlgorithmException {
        Cli.Result plain = export("plain", "--with", "contact");
        Cli.Result first = export("out", "--with", "contact", "--redact", "strict", "--redact-key", key().toString());
        Cli.Result again = export("out", "--with", "contact", "--redact", "strict", "--redact-key", key().toString());
        Cli.Result otherwise = export("out", "--with", "contact");

        assertThat(plain.exit()).isZero();
        assertThat(first.exit()).isZero();
        assertThat(written("plain")).contains("@example.com", "\"name\":", "\"headline\":");
        assertThat(written("out"))
                .contains("\"emails\":[\"h:", "\"stage\":\"")
                .doesNotContain("@example.com", "\"headline\":", "thirty-two");
        assertThat(first.err()).contains("complete, redacted");
        // what the other command prints is what the manifest stands for
        assertThat(written("out"))
                .contains("\"redaction\":{\"profile\":\""
                        + sha256(Cli.bare().run("redaction").out()) + "\"");
        assertThat(plain.err()).doesNotContain("redacted");
        assertThat(again.err()).contains("holds this export already");
        assertThat(otherwise.exit()).isEqualTo(6);
        assertThat(otherwise.err()).contains("redaction (profile or key)");
    }

    private static String text(ListAppender<ILoggingEvent> logged) {
        return List.copyOf(logged.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsSaidOfItNamesNobodyNotEvenWhereItFails() {
        String page = home.resolve("report.html").toString();
        export("plain", "--with", "contact");
        Set<String> people = Pattern.compile("\"(?:name|headline)\":\"([^\"]{6,})\"|[\\w.+-]+@example\\.com")
                .matcher(written("plain/opportunities"))
                .results()
                .map(match -> match.group(1) == null ? match.group() : match.group(1))
                .collect(Collectors.toSet());
        String[] options = {
            "--with", "contact", "--redact", "strict", "--redact-key", key().toString(), "--report", page, "--verbose"
        };

        Logger logger = (Logger) LoggerFactory.getLogger("dev.lever4j");
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        Cli.Result done = export("out", options);
        simulator
                .controls()
                .inject(Fault.status(200, "{\"data\":[{\"id\":\"x\",\"name\":\"Canary Featherstone\"}],\"hasNext\":1}")
                        .on("GET", "/v1/opportunities")
                        .times(50));
        Cli.Result failed = export("failed", options);
        logger.detachAppender(logged);

        people.add("Canary Featherstone");
        assertThat(people).hasSizeGreaterThan(60);
        assertThat(done.exit()).isZero();
        assertThat(done.err()).contains("opportunities", "complete");
        assertThat(failed.exit()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failed.err()).contains("MalformedResponseException");
        assertThat(logged.list).hasSizeGreaterThan(10);
        for (String said : List.of(done.everything(), failed.everything(), written("report.html"), text(logged))) {
            assertThat(people).noneMatch(said::contains);
            assertThat(said).doesNotContain("thirty-two");
        }
    }

    @Test
    void aRedactedFileToo() {
        Cli.Result result = export("out.ndjson", "--redact", "strict", "--redact-key", key().toString());

        assertThat(result.exit()).isZero();
        assertThat(written("out.ndjson")).contains("h:").doesNotContain("@example.com", "\"name\":");
    }

    @Test
    void whatIsSecretIsCountedAndLeftOutUnlessItIsAskedFor() {
        Cli.Result without = export("without", "--with", "notes");
        Cli.Result with = export("with", "--with", "notes", "--secret");

        assertThat(without.exit()).isZero();
        assertThat(without.err()).contains("complete, without secret records (");
        assertThat(written("without")).contains("\"leftOut\":").doesNotContain("\"secret\":true");
        assertThat(with.err()).contains("complete").doesNotContain("secret");
        assertThat(written("with")).contains("\"secret\":true").doesNotContain("\"leftOut\":");
    }

    @Test
    void surveysOfDiversityAreNotMeantByAll() {
        Cli.Result all = export("all", "postings", "--with", "all");
        Cli.Result named = export("named", "postings", "--with", "all,diversity_surveys");

        assertThat(all.exit()).isEqualTo(2);
        assertThat(all.err()).contains("--with diversity_surveys");
        assertThat(named.exit()).isZero();
        assertThat(named.err()).contains("diversity_surveys");
    }

    @Test
    void whatCannotBeUsedIsSaidBeforeAnythingIsSent() throws IOException {
        Path bad = Files.writeString(home.resolve("mine.yaml"), "redaction: 1\nuser: {name: keep}\n");
        Path open = Files.write(home.resolve("open.key"), new byte[32]);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(export("out", "--redact", "strict").err()).contains("--redact-key", "/dev/urandom");
        assertThat(export("out", "--redact-key", key().toString()).err()).contains("add --redact");
        assertThat(export("out", "--redact", bad.toString()).err()).contains("mine.yaml", "\"user\" is no resource");
        assertThat(export("out", "--redact", home.resolve("none").toString()).exit())
                .isEqualTo(6);
        Cli.Result refused = export("out", "--redact", "strict", "--redact-key", open.toString());
        assertThat(refused.err()).contains("chmod 600");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(simulator.ledger().apiRequests()).isEmpty();
    }

    @Test
    void aProfileIsShown() throws IOException {
        Path mine = Files.writeString(home.resolve("mine.yaml"), "{redaction: 1, users: {name: keep}}");

        assertThat(Cli.bare().run("redaction").out())
                .startsWith("redaction: 1\n")
                .contains("\nopportunities:\n");
        assertThat(Cli.bare().run("redaction", mine.toString()).out())
                .isEqualTo("redaction: 1\n\nusers:\n  name: keep\n");
        assertThat(Cli.bare().run("redaction", key().toString()).exit()).isEqualTo(2);
    }
}
