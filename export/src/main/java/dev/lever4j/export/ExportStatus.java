package dev.lever4j.export;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, for a display.
 *
 * @param rows made durable in this phase; while files are made of records, those that have been written
 * @param done answers in this phase, in this run; while files are made of records, bytes of these
 * @param expected of those in this phase in all, as far as can be told by now; -1 if it cannot
 * @param elapsed since this run began with the phase
 * @param left until the end of the whole export, at the speed of the last minute; null if it cannot be told. An
 *     estimate while the list is read; once its records are known, so is what lies under them
 */
public record ExportStatus(
        Phase phase,
        long rows,
        long done,
        long expected,
        Duration elapsed,
        @Nullable Duration left) {
    /** What is going on. */
    public enum Phase {
        /** The list itself, slice by slice. */
        LIST,
        /** What changed meanwhile. */
        CLOSING,
        /** What lies under the records of the list. */
        CHILDREN,
        /** Files of records, into the place where these are. */
        DOWNLOADS,
        /** Files of another format, of the records that are all there. Nothing is asked of Lever. */
        CONVERTING
    }
}
