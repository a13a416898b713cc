package dev.lever4j.cli;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.util.Objects;

/** Into a folder: a list and what lies under it, gone on with after whatever ended it. */
record FolderExport(Console console, Path folder, boolean force) implements ExportTarget {
    @Override
    public void check(Selection selection) {
        if (force) {
            throw Failure.usage("--force replaces a file; a folder is gone on with: name another one, or remove it");
        }
    }

    @Override
    public Outcome run(Selection selection, Session session, ProgressView view) {
        LeverExport export = selection.of(session.client()).onProgress(status -> view.update(Progress.of(status)));
        ExportFolder target = ExportFolder.at(folder);
        TimeAndChance time = TimeAndChance.system();
        try {
            boolean before = Boolean.TRUE.equals(
                    console.stop().ending(target.finished().hasElement()).blockFirst());
            long startedAt = time.ticker().getAsLong();
            FolderManifest manifest = Objects.requireNonNull(
                    console.stop().ending(target.write(export)).blockLast());
            FolderReport report = new FolderReport(folder, manifest);
            String said = before ? report.found() : report.done(time.since(startedAt), session);
            return new Outcome(manifest.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE, said);
        } catch (RuntimeException e) {
            throw explained(Failures.explain(e), view.hasRecords());
        }
    }

    /** With the word that nothing is lost. */
    private Failure explained(Failure failure, boolean begun) {
        boolean interrupted = failure.exitCode() == ExitCode.INTERRUPTED;
        if (!interrupted && (!begun || failure.exitCode() == ExitCode.OUR_FAULT)) {
            return failure;
        }
        return Failure.of(
                failure.exitCode(),
                (interrupted ? "interrupted" : failure.sentence()) + "; " + folder
                        + " keeps what was exported, and the same command goes on from there",
                failure.getCause() == null ? failure : failure.getCause());
    }
}
