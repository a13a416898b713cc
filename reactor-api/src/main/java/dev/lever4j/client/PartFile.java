package dev.lever4j.client;

import dev.lever4j.error.LocalFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that takes its name when it is whole. One thread's at a time; every method may block. What it says when it
 * fails names no path, since people's files are called after them.
 */
final class PartFile {
    private final Path target;
    private final boolean replacing;
    private @Nullable Path part;
    private @Nullable FileChannel channel;
    private long size;
    private boolean givenUp;

    PartFile(Path target, boolean replacing) {
        this.target = target;
        this.replacing = replacing;
    }

    /** Finds out before anything is asked what can be known before. */
    void prepare() {
        Path folder = target.getParent();
        if (folder == null || target.getFileName() == null || !Files.isDirectory(folder)) {
            throw new LocalFileException("the folder to save a download in does not exist", null);
        }
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new LocalFileException("the path to save a download at is a folder; give a file's path", null);
        }
        if (!replacing) {
            refuseIfTaken();
        }
    }

    /** Empty, whatever was written before. */
    void startOver() {
        attempt("made", () -> {
            if (givenUp) {
                return;
            }
            if (channel == null) {
                Path folder = Objects.requireNonNull(target.getParent());
                // made anew, with a name that nobody can guess, for the owner alone
                part = Files.createTempFile(folder, ".lever4j-", ".part");
                channel = FileChannel.open(part, StandardOpenOption.WRITE);
            }
            channel.truncate(0);
            size = 0;
        });
    }

    void write(ByteBuffer bytes) {
        attempt("written", () -> {
            size += bytes.remaining();
            while (channel != null && bytes.hasRemaining()) {
                int written = channel.write(bytes);
                if (written < 0) {
                    throw new IOException("no byte was taken");
                }
            }
        });
    }

    /** On the disk, not in a cache. */
    void finish() {
        attempt("written to the disk", () -> {
            if (channel != null) {
                channel.force(true);
                channel.close();
                channel = null;
            }
        });
    }

    long size() {
        return size;
    }

    /** Gives it its name, and the name. */
    Path publish() {
        attempt("given its name", () -> {
            Path whole = Objects.requireNonNull(part);
            if (replacing) {
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                moveWhereNothingIs(whole);
            }
            part = null;
        });
        return target;
    }

    /** Leaves nothing behind; does nothing once published. */
    void discard() {
        givenUp = true;
        try {
            if (channel != null) {
                channel.close();
            }
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException cannotBeHelped) {
            // the error that led here is the one to tell
        } finally {
            channel = null;
            part = null;
        }
    }

    /** A move would replace in silence; a link refuses in one step. Not every file system has links. */
    private void moveWhereNothingIs(Path whole) throws IOException {
        try {
            Files.createLink(target, whole);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) {
            refuseIfTaken();
            Files.move(whole, target);
            return;
        }
        Files.delete(whole);
    }

    private void refuseIfTaken() {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken();
        }
    }

    private static LocalFileException taken() {
        return new LocalFileException(
                "something is at the path to save a download at; replace(..) in place of to(..) would replace it",
                null);
    }

    private static void attempt(String what, FileWork work) {
        try {
            work.run();
        } catch (FileAlreadyExistsException there) {
            throw taken();
        } catch (IOException failed) {
            throw new LocalFileException(
                    "the file of a download cannot be " + what + ": " + FileWork.reason(failed), null);
        }
    }
}
