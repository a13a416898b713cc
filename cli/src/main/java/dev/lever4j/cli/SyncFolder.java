package dev.lever4j.cli;

import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverSync;
import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A folder: what was exported into it, and in which format, is read from it. */
final class SyncFolder implements SyncPlace {
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Console console;
    private final Path folder;
    private final FolderManifest before;

    private SyncFolder(Console console, Path folder, FolderManifest before) {
        this.console = console;
        this.folder = folder;
        this.before = before;
    }

    /** @throws Failure if no finished export is there */
    static SyncFolder open(Console console, Path folder) {
        ExportCourse course =
                console.stop().ending(ExportFolder.at(folder).course()).blockFirst();
        if (course == null) {
            throw Failure.localIo(
                    folder + " holds no export: there is no manifest.log in it; export into it first", null);
        }
        FolderManifest manifest = course.manifest();
        if (manifest == null) {
            throw Failure.localIo(
                    folder + " holds an export that is not finished; go on with it first, by the command that began it",
                    null);
        }
        return new SyncFolder(console, folder, manifest);
    }

    @Override
    public ExportResource root() {
        return before.root();
    }

    @Override
    public List<ExportResource> children() {
        return before.resources().keySet().stream()
                .filter(root().children()::contains)
                .toList();
    }

    @Override
    public ExportTarget.Outcome run(Selection selection, Rescan rescan, Session session, ProgressView view) {
        @Nullable FileFormat format = FormatOptions.of(before.format());
        LeverSync sync =
                session.export(selection).sync().rescan(rescan).onProgress(status -> view.update(Progress.of(status)));
        Scheduler disk = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "lever-disk", 1, true);
        try {
            ExportFolder target = ExportFolder.at(folder).disk(disk);
            FolderManifest after = Objects.requireNonNull(console.stop()
                    .ending((format == null ? target : target.format(format)).sync(sync))
                    .blockLast());
            return new ExportTarget.Outcome(
                    after.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE,
                    SyncWord.of(folder.toString(), after).said());
        } catch (IllegalArgumentException unfit) {
            throw Failure.usage(String.valueOf(unfit.getMessage()));
        } catch (RuntimeException e) {
            throw new FolderExport(console, folder, false, format, null).explained(e, view.hasRecords());
        } finally {
            // whatever ended it, the write that is under way comes to its end, and the lock is given back
            disk.disposeGracefully().timeout(PATIENCE).onErrorComplete().block();
        }
    }
}
