package dev.lever4j.cli;

import dev.lever4j.export.ExportProgress;
import dev.lever4j.export.ExportStatus;
import dev.lever4j.export.SyncStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far an export has come, wherever it goes.
 *
 * @param phase what is going on
 * @param records in this phase
 * @param share of the phase that is done, from 0 to 1; null if nobody knows
 * @param elapsed in this phase
 * @param left until the end of the whole; null if nobody knows
 */
record Progress(
        String phase,
        long records,
        @Nullable Double share,
        Duration elapsed,
        @Nullable Duration left) {
    static final String DOWNLOADS = ExportStatus.Phase.DOWNLOADS.name().toLowerCase(Locale.ROOT);
    private static final String WRITING = "writing ";
    static final Progress NONE = new Progress("list", 0, null, Duration.ZERO, null);

    /** Of a file, which is a list and nothing else. */
    static Progress of(ExportProgress file, OptionalLong total) {
        if (total.isEmpty() || file.records() == 0) {
            return new Progress(NONE.phase, file.records(), null, file.elapsed(), null);
        }
        double share = Math.min(1.0, file.records() / (double) total.getAsLong());
        Duration left = Duration.ofMillis(Math.round(file.elapsed().toMillis() * (1 - share) / share));
        return new Progress(NONE.phase, file.records(), share, file.elapsed(), left);
    }

    static Progress of(ExportStatus status) {
        return of(status, "files");
    }

    /** @param format what files are made of the records in the end */
    static Progress of(ExportStatus status, String format) {
        Double share = status.expected() <= 0 ? null : Math.min(1.0, status.done() / (double) status.expected());
        String phase = status.phase() == ExportStatus.Phase.CONVERTING
                ? WRITING + format
                : status.phase().name().toLowerCase(Locale.ROOT);
        return new Progress(phase, status.rows(), share, status.elapsed(), status.left());
    }

    /** Of a sync, of which nobody knows how much is still to come. */
    static Progress of(SyncStatus status) {
        return new Progress("sync", status.rows() + status.gone(), null, status.elapsed(), null);
    }

    /** Whether Lever has been asked for all, so that its limit says nothing any more. */
    boolean isWriting() {
        return phase.startsWith(WRITING);
    }

    /** The same a moment later, of which nothing is known but that it has passed. */
    Progress later(Duration moment) {
        Duration rest = left == null ? null : left.minus(left.compareTo(moment) < 0 ? left : moment);
        return new Progress(phase, records, share, elapsed.plus(moment), rest);
    }

    /** Another phase has begun. */
    Progress over() {
        return new Progress(phase, records, 1.0, elapsed, null);
    }
}
