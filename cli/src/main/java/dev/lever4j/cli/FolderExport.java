package dev.lever4j.cli;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Into a folder: a list and what lies under it, gone on with after whatever ended it.
 *
 * @param format what its files are; null for lines of JSON
 * @param report where to draw how it went; null for nowhere
 */
record FolderExport(
        Console console,
        Path folder,
        boolean force,
        @Nullable FileFormat format,
        @Nullable ReportFile report) implements ExportTarget {
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public void check(Selection selection) {
        if (force) {
            throw Failure.usage("--force replaces a file; a folder is gone on with: name another one, or remove it");
        }
        if (report != null) {
            report.check();
        }
    }

    @Override
    public Outcome run(Selection selection, Session session, ProgressView view) {
        LeverExport export = session.export(selection)
                .onProgress(status -> view.update(Progress.of(status, format == null ? "" : format.ending())));
        Scheduler disk = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "lever-disk", 1, true);
        try {
            ExportFolder target = ExportFolder.at(folder)
                    .disk(disk)
                    .download(selection.download().toArray(ExportResource[]::new));
            return write(export, format == null ? target : target.format(format), session);
        } catch (RuntimeException e) {
            throw explained(e, view.hasRecords());
        } finally {
            // whatever ended it, the write that is under way comes to its end, and the lock is given back
            disk.disposeGracefully().timeout(PATIENCE).onErrorComplete().block();
        }
    }

    private Outcome write(LeverExport export, ExportFolder target, Session session) {
        TimeAndChance time = session.client().timeAndChance();
        FolderManifest before = console.stop().ending(target.finished()).blockFirst();
        long startedAt = time.ticker().getAsLong();
        FolderManifest manifest = Objects.requireNonNull(
                console.stop().ending(target.write(export)).blockLast());
        FolderReport word = new FolderReport(folder, manifest);
        String said = manifest.equals(before) ? word.found() : word.done(time.since(startedAt), session);
        return drawn(target, new Outcome(manifest.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE, said));
    }

    /** A page that cannot be drawn hides nothing of what was exported, least of all that something is missing. */
    private Outcome drawn(ExportFolder target, Outcome outcome) {
        if (report == null) {
            return outcome;
        }
        try {
            report.write(Objects.requireNonNull(target.course().block()));
            return outcome;
        } catch (RuntimeException e) {
            Failure failure = Failures.explain(e);
            int code = outcome.exitCode() == ExitCode.DONE ? failure.exitCode() : outcome.exitCode();
            return new Outcome(code, outcome.said() + "; but " + failure.sentence());
        }
    }

    /** With the word that nothing is lost. */
    Failure explained(RuntimeException error, boolean begun) {
        return GoesOn.explained(error, begun, folder);
    }
}
