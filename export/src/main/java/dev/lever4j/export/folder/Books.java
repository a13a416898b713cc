package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.Position;
import dev.lever4j.export.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The log and what it says, kept as one: what is written to the one is told to the other. Blocks; not thread-safe.
 *
 * @param run the number of the run that is writing
 */
record Books(Path folder, Disk disk, TimeAndChance time, Ledger ledger, ManifestLog log, RunCounts counts, int run) {
    /** The commit that is next. */
    Gathering gathering() {
        return new Gathering(disk, folder, log.next(), ledger);
    }

    void begin(String checkpoint) throws IOException {
        write(LogLine.first(time.now(), checkpoint));
        disk.syncFolder(folder);
    }

    void commit(Gathering gathered) throws IOException {
        List<FolderManifest.Segment> segments = gathered.publish();
        write(line(false)
                .segments(segments, List.of())
                .from(gathered.entries())
                .positions(gathered.positions(), gathered.skipped()));
    }

    /** Segments take the place of others, which are deleted once that is durable. */
    void replace(List<String> old, Gathering fresh) throws IOException {
        List<FolderManifest.Segment> segments = fresh.publish();
        write(line(false).segments(segments, old));
        for (String name : old) {
            disk.delete(folder.resolve(name));
        }
    }

    void reach(Position position) throws IOException {
        write(line(false).positions(List.of(position), List.<Skipped>of()));
    }

    void finish() throws IOException {
        write(line(true));
    }

    private LogLine line(boolean finished) {
        return LogLine.of(run, time.now(), counts.more(), finished);
    }

    private void write(LogLine line) throws IOException {
        log.append(line);
        ledger.apply(line);
    }
}
