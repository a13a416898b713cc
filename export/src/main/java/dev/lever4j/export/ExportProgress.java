package dev.lever4j.export;

import java.time.Duration;

/**
 * How far an export has come. Counts what has been written, not what has been fetched.
 *
 * @param bytes of the file so far, line ends included
 * @param elapsed since the export was subscribed to
 */
public record ExportProgress(long records, long pages, long bytes, Duration elapsed) {
    static final ExportProgress NONE = new ExportProgress(0, 0, 0, Duration.ZERO);

    ExportProgress plus(int more, long bytesNow, Duration now) {
        return new ExportProgress(records + more, pages + 1, bytesNow, now);
    }

    ExportProgress at(Duration now) {
        return new ExportProgress(records, pages, bytes, now);
    }
}
