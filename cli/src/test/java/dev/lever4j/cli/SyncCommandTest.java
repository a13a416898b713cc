package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncCommandTest {
    private final Simulator simulator =
            Simulator.builder().opportunities(40).rate(10_000, 10_000).start();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Cli.Result run(String command, String... options) {
        return Cli.withKey(simulator)
                .run(Stream.concat(Stream.of(command, "--rate", "5000"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private Cli.Result export(String... options) {
        return run(
                "export",
                Stream.concat(Stream.of("--out", data()), Stream.of(options)).toArray(String[]::new));
    }

    private Cli.Result sync(String... options) {
        return run("sync", Stream.concat(Stream.of(data()), Stream.of(options)).toArray(String[]::new));
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(file).append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "parquet"})
    void whatHasChangedIsSaidInTheLastLineAndListChildrenAndFormatNeedNotBeNamedAgain(String format)
            throws IOException {
        export("--with", "applications,notes", "--format", format);
        String gone = simulator.mutations(1).only(Mutation.Kind.DELETE).step().id();
        simulator.mutations(1).only(Mutation.Kind.CREATE).step();

        Cli.Result first = sync();
        Cli.Result second = sync("--quiet");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err())
                .contains("synced " + data() + " up to ", "opportunities 1 new ", " 1 deleted")
                .contains("requests; complete");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(Files.readString(home.resolve("data/manifest.json"))).contains("\"syncs\":[{\"number\":1,");
        List<Path> records;
        try (Stream<Path> files = Files.list(home.resolve("data/opportunities"))) {
            records = files.toList();
        }
        for (Path file : records) {
            assertThat(file.toString()).endsWith("." + format);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(gone);
        }
    }

    @Test
    void whereNoExportIsThereOrNoneThatIsFinishedNothingIsAskedFor() {
        Cli.Result nothing = sync();

        assertThat(nothing.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(nothing.err())
                .contains("holds no export", "export into it first")
                .hasLineCount(1);
        assertThat(simulator.ledger().apiRequests()).isEmpty();
        assertThat(Files.exists(home.resolve("data"))).isFalse();
    }

    @Test
    void otherFiltersThanTheExportsAreRefusedAndNothingIsTouched() throws IOException {
        export("--archived", "false");
        String before = files();
        int requests = simulator.ledger().apiRequests().size();

        Cli.Result other = sync();

        assertThat(other.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(other.err()).contains("stays as it is", "other filters or other children");
        assertThat(simulator.ledger().apiRequests()).hasSize(requests);
        assertThat(files()).isEqualTo(before);
        assertThat(sync("--archived", "false").exit()).isZero();
    }

    @Test
    void aFilterThatARecordAloneDoesNotTellIsRefused() {
        export("--email", "somebody@example.com");

        Cli.Result result = sync("--email", "somebody@example.com");

        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("asks for email", "cannot be synced").doesNotContain("somebody");
    }

    @Test
    void aRescanThatThereIsNotIsSaid() {
        Cli.Result result = sync("--rescan", "fulll");

        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--rescan", "full");
    }
}
