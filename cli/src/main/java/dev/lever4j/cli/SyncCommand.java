package dev.lever4j.cli;

import dev.lever4j.blueprint.Nearest;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lever sync}. */
@Command(
        name = "sync",
        sortOptions = false,
        description = "Brings an earlier export up to date: what is new, what has changed and what was deleted since."
                + " List, --with and --format are read from the place; filters, --redact and --secret are to be those of"
                + " the export. The same command goes on with what was interrupted.")
final class SyncCommand extends CommonOptions {
    private static final List<String> RESCANS = List.of("changed", "active", "full");

    /** Each time it is asked for. */
    private static final Duration ALWAYS = Duration.ofMillis(1);

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "DIR|URL",
            description = "The folder of a finished export, or a schema of PostgreSQL that has one:"
                    + " postgresql://USER@HOST:5432/DATABASE?schema=lever, the password in PGPASSWORD.")
    private @Nullable String place;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RESOURCE",
            completionCandidates = SelectionOptions.Lists.class,
            description = "Which list, where a database holds several.")
    private @Nullable String resource;

    @Option(
            names = "--rescan",
            paramLabel = "WHICH",
            description =
                    "Whose notes, forms and so on are read again: of those that have changed (changed, the default),"
                            + " also of all that are not archived (active), or of all (full). Lever does not tell of each change"
                            + " of what lies under an opportunity.")
    private String rescan = "changed";

    @Option(
            names = "--with",
            paramLabel = "NAMES",
            split = ",",
            description = "What was exported under each record, where the place does not tell: with commas.")
    private List<String> with = List.of();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Mixin
    private final PrivacyOptions people = new PrivacyOptions();

    @Mixin
    private final SessionOptions access = new SessionOptions();

    SyncCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        String named = Objects.requireNonNull(place);
        Rescan which = rescan();
        SyncPlace target = SyncPlaces.of(console, named, resource);
        ExportResource root = target.root();
        List<ExportResource> children = with.isEmpty() ? target.children() : SelectionOptions.children(root, with);
        Selection selection =
                SelectionOptions.selection(root, children, filters.toFilter()).with(people.privacy());
        try (Session session = access.open(console, DatabaseUrl.beside(named))) {
            ExportTarget.Outcome outcome = run(target, selection, which, session);
            if (!quiet || outcome.exitCode() != ExitCode.DONE) {
                console.say(outcome.said());
            }
            return outcome.exitCode();
        }
    }

    private ExportTarget.Outcome run(SyncPlace target, Selection selection, Rescan which, Session session) {
        try (ProgressView view = ProgressView.start(console, session, quiet)) {
            return target.run(selection, which, session, view);
        }
    }

    private Rescan rescan() {
        return switch (rescan.strip().toLowerCase(Locale.ROOT)) {
            case "changed" -> Rescan.CHANGED;
            case "active" -> Rescan.active(ALWAYS);
            case "full" -> Rescan.full(ALWAYS);
            default -> throw Failure.usage("--rescan takes none of this name" + Nearest.hintOrAll(rescan, RESCANS));
        };
    }
}
