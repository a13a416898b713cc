package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private final Simulator simulator =
            Simulator.builder().opportunities(120).rate(10_000, 10_000).start();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path page() {
        return home.resolve("report.html");
    }

    private Cli.Result export(Path report) {
        return Cli.withKey(simulator)
                .run("export", "--out", data().toString(), "--rate", "5000", "--report", report.toString());
    }

    private Cli.Result report(Path out) {
        return Cli.bare().run("report", data().toString(), "--out", out.toString());
    }

    @Test
    void anExportDrawsWhatItsFolderDrawsAgainWithoutAskingLever() throws IOException {
        assertThat(export(page()).exit()).isZero();
        String drawn = Files.readString(page());
        int requests = simulator.ledger().apiRequests().size();
        Files.delete(page());

        Cli.Result again = report(page());

        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("report.html");
        assertThat(Files.readString(page())).isEqualTo(drawn).contains("Export of opportunities", ">Complete.<");
        assertThat(simulator.ledger().apiRequests()).hasSize(requests);
    }

    @Test
    void aReportTakesThePlaceOfAnEarlierOne() {
        export(page());
        assertThat(export(page()).exit()).isZero();
        assertThat(report(page()).exit()).isZero();
    }

    @Test
    void anotherFileIsLeftAsItIsAndNothingIsAskedFor() throws IOException {
        Files.writeString(page(), "mine");

        Cli.Result result = export(page());

        assertThat(result.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(result.err()).contains("report.html is there, and no report");
        assertThat(Files.readString(page())).isEqualTo("mine");
        assertThat(simulator.ledger().apiRequests()).isEmpty();
        assertThat(data()).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeIsRefusedBeforeAnythingIsAskedFor() {
        assertThat(export(data().resolve("report.html")).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(export(home.resolve("no/report.html")).exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(Cli.withKey(simulator)
                        .run(
                                "export",
                                "users",
                                "--out",
                                home.resolve("u.ndjson").toString(),
                                "--report",
                                page().toString())
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(simulator.ledger().apiRequests()).isEmpty();
    }

    @Test
    void aLinkIntoTheFolderOfTheExportIsNoPlaceForIt() throws IOException {
        assertThat(export(page()).exit()).isZero();
        String manifest = Files.readString(data().resolve("manifest.json"));
        Path file = Files.createSymbolicLink(home.resolve("link.html"), data().resolve("manifest.json"));
        Path folder = Files.createSymbolicLink(home.resolve("elsewhere"), data());
        Path nowhere = Files.createSymbolicLink(home.resolve("nowhere.html"), home.resolve("none.html"));

        for (Path inside : List.of(file, folder.resolve("report.html"), folder.resolve("../data/report.html"))) {
            Cli.Result result = report(inside);
            assertThat(result.exit()).as(inside.toString()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("must not lie in the folder of the export");
        }
        assertThat(report(nowhere).exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(Files.readString(data().resolve("manifest.json"))).isEqualTo(manifest);
        assertThat(data().resolve("report.html")).doesNotExist();
    }

    /** As where the disk is full: no file can be called so. */
    @Test
    void aReportThatCannotBeWrittenHidesNeitherWhatCameOfTheExportNorItsExitCode() {
        Path unheardOf = home.resolve("r".repeat(300) + ".html");
        Cli.Result complete = export(unheardOf);
        simulator
                .controls()
                .inject(Fault.status(403).on("GET", "/v1/opportunities/*").times(1_000));
        Cli.Result incomplete = Cli.withKey(simulator)
                .run(
                        "export",
                        "--out",
                        home.resolve("more").toString(),
                        "--with",
                        "notes",
                        "--rate",
                        "5000",
                        "--report",
                        unheardOf.toString());

        assertThat(complete.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(complete.err()).contains("opportunities", "complete", "; but the report ", " cannot be written");
        assertThat(incomplete.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(incomplete.err()).contains("not complete: ", "; but the report ", " cannot be written");
    }

    @Test
    void whereNoExportIsThereIsNoReport() {
        Cli.Result result = report(page());

        assertThat(result.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(result.err()).contains("holds no export");
        assertThat(page()).doesNotExist();
    }
}
