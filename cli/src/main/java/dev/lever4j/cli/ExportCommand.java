package dev.lever4j.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lever export}. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Writes a list of Lever's, and what lies under its records, to a folder: one JSON object a line,"
                + " with the fields that Lever sent, or another --format; or to tables of PostgreSQL. The same command goes"
                + " on with what was interrupted. Or writes the list alone to a file, which is complete or absent. With"
                + " neither a server nor a credential it starts a simulator and exports that.")
final class ExportCommand extends CommonOptions {
    private final Console console;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PATH",
            required = true,
            description = "Where to write: a file if it ends in .ndjson, or else a folder; or a schema of PostgreSQL,"
                    + " postgresql://USER@HOST:5432/DATABASE?schema=lever, the password in PGPASSWORD.")
    private @Nullable String out;

    @Option(
            names = "--force",
            description = "Replace the file if it exists; it stays as it is until the new one is complete.")
    private boolean force;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "At the end, draw how it went on one page of HTML; for a folder.")
    private @Nullable Path report;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Mixin
    private final SelectionOptions what = new SelectionOptions();

    @Mixin
    private final DownloadOptions files = new DownloadOptions();

    @Mixin
    private final PrivacyOptions people = new PrivacyOptions();

    @Mixin
    private final SessionOptions access = new SessionOptions();

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        String place = Objects.requireNonNull(out);
        ExportTarget target = format.target(console, place, force, report);
        Selection selection = files.with(what.selection().with(people.privacy()));
        target.check(selection);
        try (Session session = access.open(console, DatabaseUrl.beside(place))) {
            ExportTarget.Outcome outcome = run(target, selection, session);
            if (!quiet || outcome.exitCode() != ExitCode.DONE) {
                console.say(outcome.said());
            }
            return outcome.exitCode();
        }
    }

    private ExportTarget.Outcome run(ExportTarget target, Selection selection, Session session) {
        try (ProgressView view = ProgressView.start(console, session, quiet)) {
            return target.run(selection, session, view);
        }
    }
}
