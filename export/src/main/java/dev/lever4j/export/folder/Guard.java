package dev.lever4j.export.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Lets work on a folder happen as long as it is wanted and nothing has failed: after a failed fsync nobody knows what
 * is on disk, and the next run finds out. {@link #end} and {@link #checkWanted} may be called by any thread, the rest
 * by one at a time.
 */
final class Guard {
    private final Path folder;
    private volatile boolean unwanted;
    private boolean broken;

    Guard(Path folder) {
        this.folder = folder;
    }

    /** Work on the disk. */
    interface Work<T> {
        @Nullable
        T run() throws IOException;
    }

    /** Its result, or what went wrong in words for whoever named the folder. */
    <T> @Nullable T run(Work<T> work) {
        checkWanted();
        if (broken) {
            throw new IllegalStateException("an earlier write has failed");
        }
        try {
            return work.run();
        } catch (IOException e) {
            broken = true;
            throw Trouble.io(folder, e);
        } catch (VirtualMachineError e) {
            // as it is, it would end a thread and not the export
            broken = true;
            throw Trouble.ofTheMachine(folder, e);
        } catch (LinkageError e) {
            // as above
            broken = true;
            throw new IllegalStateException(
                    "a class that is needed for the files' format cannot be loaded; see to the class path", e);
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    /** For work that takes long, to be asked now and then. */
    void checkWanted() {
        if (unwanted) {
            throw new CancellationException("the export was cancelled");
        }
    }

    /** None of it is wanted any more. */
    void end() {
        unwanted = true;
    }
}
