package dev.lever4j.cli;

import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportFolder;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lever report}. */
@Command(
        name = "report",
        sortOptions = false,
        description = "Draws how an export into a folder went, on one page of HTML that needs no network: from what the"
                + " folder's manifest.log says, also of one that is not done. Asks Lever nothing.")
final class ReportCommand extends CommonOptions {
    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of an export.")
    private @Nullable Path folder;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write the page; ${DEFAULT-VALUE} by default. Takes the place of an earlier report.")
    private Path out = Path.of("report.html");

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        Path from = Objects.requireNonNull(folder);
        ReportFile report = new ReportFile(out, from);
        report.check();
        ExportCourse course =
                console.stop().ending(ExportFolder.at(from).course()).blockFirst();
        if (course == null) {
            throw Failure.localIo(from + " holds no export: there is no manifest.log in it", null);
        }
        report.write(course);
        console.say("the report is in " + out);
        return ExitCode.DONE;
    }
}
