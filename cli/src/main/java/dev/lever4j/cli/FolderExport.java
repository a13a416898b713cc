package dev.lever4j.cli;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Into a folder: a list and what lies under it, gone on with after whatever ended it. */
record FolderExport(Console console, Path folder, boolean force) implements ExportTarget {
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public void check(Selection selection) {
        if (force) {
            throw Failure.usage("--force replaces a file; a folder is gone on with: name another one, or remove it");
        }
    }

    @Override
    public Outcome run(Selection selection, Session session, ProgressView view) {
        LeverExport export = session.export(selection).onProgress(status -> view.update(Progress.of(status)));
        Scheduler disk = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "lever-disk", 1, true);
        try {
            return write(export, ExportFolder.at(folder).disk(disk), session);
        } catch (RuntimeException e) {
            throw explained(e, view.hasRecords());
        } finally {
            // whatever ended it, the write that is under way comes to its end, and the lock is given back
            disk.disposeGracefully().timeout(PATIENCE).onErrorComplete().block();
        }
    }

    private Outcome write(LeverExport export, ExportFolder target, Session session) {
        TimeAndChance time = session.client().timeAndChance();
        boolean before = Boolean.TRUE.equals(
                console.stop().ending(target.finished().hasElement()).blockFirst());
        long startedAt = time.ticker().getAsLong();
        FolderManifest manifest = Objects.requireNonNull(
                console.stop().ending(target.write(export)).blockLast());
        FolderReport report = new FolderReport(folder, manifest);
        String said = before ? report.found() : report.done(time.since(startedAt), session);
        return new Outcome(manifest.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE, said);
    }

    /** With the word that nothing is lost; of the folder's own errors that is said already. */
    Failure explained(RuntimeException error, boolean begun) {
        Failure failure = Failures.explain(error);
        int code = hasLasted(error) ? ExitCode.UNREACHABLE : failure.exitCode();
        boolean interrupted = code == ExitCode.INTERRUPTED;
        boolean isLevers = code >= ExitCode.AUTHENTICATION && code <= ExitCode.UNREACHABLE;
        String safe = interrupted || (begun && isLevers)
                ? "; " + folder + " keeps what was exported, and the same command goes on from there"
                : "";
        return Failure.of(
                code,
                (interrupted ? "interrupted" : failure.sentence()) + safe,
                failure.getCause() == null ? failure : failure.getCause());
    }

    /** What has lasted for longer than an export is patient: another time it may be gone, unlike what was refused. */
    private static boolean hasLasted(RuntimeException error) {
        Throwable cause = Exceptions.unwrap(error);
        return cause instanceof ServerErrorException || cause instanceof RateLimitedException;
    }
}
