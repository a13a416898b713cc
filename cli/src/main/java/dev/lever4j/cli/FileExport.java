package dev.lever4j.cli;

import dev.lever4j.export.ExportProgress;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportResult;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.NdjsonExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/** Into one file: a list without what lies under it, in Lever's order, complete or absent. */
record FileExport(Console console, Path target, boolean force) implements ExportTarget {
    @Override
    public void check(Selection selection) {
        if (!selection.download().isEmpty()) {
            throw Failure.usage("--download is for a folder, which does not end in .ndjson");
        }
        if (!selection.children().isEmpty()) {
            throw Failure.usage("a file takes one list; for what lies under its records name a folder, which does not"
                    + " end in .ndjson");
        }
        // the engine checks too; asking here spares starting anything
        if (!force && Files.isRegularFile(target)) {
            throw Failure.localIo(target + " exists already; choose another name, or add --force to replace it", null);
        }
    }

    @Override
    public Outcome run(Selection selection, Session session, ProgressView view) {
        OptionalLong total = session.total(selection);
        LeverExport export = selection.of(session.client());
        ExportResult result = Objects.requireNonNull(NdjsonExport.to(target)
                .overwrite(force)
                .onProgress(progress -> view.update(Progress.of(progress, total)))
                .writePages(console.stop().ending(export.pages()))
                .block());
        return new Outcome(ExitCode.DONE, said(result.total(), selection, session));
    }

    private String said(ExportProgress total, Selection selection, Session session) {
        return String.format(
                        Locale.ROOT,
                        "exported %,d records (%,d bytes) to %s in %.1f s: %s",
                        total.records(),
                        total.bytes(),
                        target,
                        total.elapsed().toMillis() / 1000.0,
                        session.requests().said(total.elapsed(), session.budget()))
                + unsure(selection);
    }

    /** What a folder would have, or at least know of. */
    private static String unsure(Selection selection) {
        boolean moves = selection.root() == ExportResource.OPPORTUNITIES;
        boolean open = selection.root().knowsConfidentiality()
                && selection.filter().toQuery().values("confidentiality").isEmpty();
        return (moves
                        ? "; not known to be complete: there is no closing pass in a file, so that records which moved in"
                                + " the list meanwhile may be missing or twice"
                        : "")
                + (open ? "; without confidential records" : "")
                + (moves || open ? "; name a folder for all of them" : "");
    }
}
