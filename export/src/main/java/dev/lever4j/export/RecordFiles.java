package dev.lever4j.export;

import dev.lever4j.client.DownloadedFile;
import java.nio.file.Path;
import reactor.core.publisher.Mono;

/** Where a sink gets the files of records from: Lever, through the client's one pipeline, in the background lane. */
public interface RecordFiles {
    /** Told before the first is fetched how many there will be, for whoever looks on. */
    void expect(long files);

    /**
     * Saves one, whole and forced to disk, in place of what is at the path; the temporary file that it is until then is
     * in the same folder, and gone if anything goes wrong. May be called for several side by side; how many requests
     * are sent a second is the client's affair.
     *
     * <p>Emits what came of it. An error where Lever or the disk fails for more than this file, or the credential does.
     */
    Mono<Fetched> fetch(RecordFile file, Path target);

    /** What came of a file. */
    sealed interface Fetched {
        /** It is there. */
        record Saved(DownloadedFile file) implements Fetched {}

        /** It is not to be had, and why. */
        record Passed(Skipped.Reason reason) implements Fetched {}
    }
}
