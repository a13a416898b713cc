package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Skipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The log and what it says, kept as one: what is written to the one is told to the other. Blocks; not thread-safe.
 *
 * @param run the number of the run that is writing
 */
record Books(Path folder, Disk disk, TimeAndChance time, Ledger ledger, ManifestLog log, RunCounts counts, int run) {
    ManifestFile manifest() {
        return new ManifestFile(folder, disk);
    }

    /** The commit that is next. */
    Gathering gathering() {
        return new Gathering(disk, folder, log.next(), ledger, SegmentNames.LINES);
    }

    /** The commit that is next, of what a sync brings. */
    Gathering changes() {
        return new Gathering(disk, folder, log.next(), ledger, SegmentNames.CHANGED);
    }

    /** @param download resources whose files are to be there at the end */
    void begin(String checkpoint, FolderManifest.Format format, Collection<ExportResource> download)
            throws IOException {
        write(LogLine.first(time.now(), checkpoint, format).downloads(DownloadNews.asked(download)));
        disk.syncFolder(folder);
    }

    void commit(Gathering gathered) throws IOException {
        List<FolderManifest.Segment> segments = gathered.publish();
        write(line().segments(segments, List.of())
                .from(gathered.entries())
                .positions(gathered.positions(), gathered.skipped()));
    }

    /** Told of a line of the log, with its number. */
    interface EachLine {
        void take(LogLine line, SyncLine said, long number) throws IOException;
    }

    /** Reads what syncs have said from a line on. */
    void syncsSince(long from, Runnable checkWanted, EachLine each) throws IOException {
        long[] number = {0};
        try {
            new ManifestLog.Reading(folder.resolve(ManifestLog.NAME), line -> {
                        checkWanted.run();
                        long at = number[0]++;
                        if (line.sync() != null && at >= from) {
                            take(each, line, line.sync(), at);
                        }
                    })
                    .read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void take(EachLine each, LogLine line, SyncLine said, long number) {
        try {
            each.take(line, said, number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a sync has brought, beside the files of the export. */
    void keep(Gathering gathered, SyncLine said, List<Skipped> skipped) throws IOException {
        write(line().segments(gathered.publish(), List.of()).sync(said, skipped));
    }

    /** All that there is now, in the place of what syncs before it have brought and not come to an end with. */
    void keepAll(Gathering gathered) throws IOException {
        List<String> old = List.copyOf(ledger.sync().pending().keySet());
        write(line().segments(gathered.publish(), old).sync(SyncLine.allAnew(), gathered.skipped()));
        for (String name : old) {
            disk.delete(folder.resolve(name));
        }
    }

    void say(SyncLine said) throws IOException {
        write(line().sync(said, List.of()));
    }

    /** Segments take the place of others, which are deleted once that is durable. */
    void replace(List<String> old, Gathering fresh) throws IOException {
        replace(old, fresh.publish());
    }

    /** As above, by a file that has been written. */
    void replace(List<String> old, ExportResource resource, SegmentWriter fresh) throws IOException {
        fresh.seal();
        FolderManifest.Segment segment = fresh.publish();
        disk.syncFolder(folder.resolve(resource.text()));
        replace(old, List.of(segment));
    }

    private void replace(List<String> old, List<FolderManifest.Segment> fresh) throws IOException {
        write(line().segments(fresh, old));
        for (String name : old) {
            disk.delete(folder.resolve(name));
        }
    }

    void downloads(DownloadNews news) throws IOException {
        write(line().downloads(news));
    }

    void reach(Position position) throws IOException {
        write(line().positions(List.of(position), List.<Skipped>of()));
    }

    void finish() throws IOException {
        settle();
        write(line().finished());
    }

    /** What was replaced must not come back, with a power cut, beside what replaced it. */
    void settle() throws IOException {
        for (ExportResource resource : ledger.resources()) {
            disk.syncFolder(folder.resolve(resource.text()));
        }
    }

    private LogLine.Draft line() {
        return LogLine.of(run, time.now(), counts.more(), counts.limit());
    }

    private void write(LogLine.Draft draft) throws IOException {
        LogLine line = draft.done();
        log.append(line);
        ledger.apply(line);
    }
}
