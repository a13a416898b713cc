package dev.lever4j.cli;

import dev.lever4j.client.Lane;
import dev.lever4j.client.Page;
import dev.lever4j.export.DurableFiles;
import dev.lever4j.export.ExportProgress;
import dev.lever4j.export.ExportResult;
import dev.lever4j.export.NdjsonExport;
import dev.lever4j.json.RawJson;
import dev.lever4j.request.OpportunityFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code lever export}. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Writes every opportunity that matches to a file, one JSON object a line, with the fields that"
                + " Lever sent. The file is complete or absent. With neither a server nor a credential it starts a"
                + " simulator and exports that.")
final class ExportCommand extends CommonOptions {
    private final Console console;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write.")
    private @Nullable Path out;

    @Option(
            names = "--force",
            description = "Replace the file if it exists; it stays as it is until the new one is complete.")
    private boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final RateOptions rate = new RateOptions();

    @Mixin
    private final CredentialOptions credentials = new CredentialOptions();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        Path target = Objects.requireNonNull(out);
        refuseExisting(target);
        OpportunityFilter filter = filters.toFilter();
        try (Session session = Session.open(console, server, rate, credentials, DurableFiles.folder(target))) {
            OptionalLong total = filter.toQuery().isEmpty() ? session.opportunities() : OptionalLong.empty();
            try (ProgressView view = ProgressView.start(console, session, total, quiet)) {
                ExportResult result = Objects.requireNonNull(
                        export(target, filter, session, view).block());
                view.close();
                conclude(target, result, session);
            }
        }
        return ExitCode.DONE;
    }

    /** The engine checks too; asking here spares starting anything. */
    private void refuseExisting(Path target) {
        if (!force && Files.isRegularFile(target)) {
            throw Failure.localIo(target + " exists already; choose another name, or add --force to replace it", null);
        }
    }

    private Mono<ExportResult> export(Path target, OpportunityFilter filter, Session session, ProgressView view) {
        Flux<List<RawJson>> pages = session.client()
                .with(options -> options.lane(Lane.BACKGROUND))
                .opportunities()
                .list(filter)
                .raw()
                .pages()
                .map(Page::records);
        return NdjsonExport.to(target)
                .overwrite(force)
                .onProgress(view::update)
                .writePages(console.stop().ending(pages));
    }

    private void conclude(Path target, ExportResult result, Session session) {
        if (quiet) {
            return;
        }
        ExportProgress total = result.total();
        double seconds = Math.max(0.001, total.elapsed().toMillis() / 1000.0);
        console.say(String.format(
                Locale.ROOT,
                "exported %,d records (%,d bytes) to %s in %.1f s: %d requests, %.1f a second of %s allowed, %d x 429",
                total.records(),
                total.bytes(),
                target,
                seconds,
                session.requests().sent(),
                session.requests().sent() / seconds,
                Figures.number(session.budget()),
                session.requests().throttled()));
    }
}
