package dev.lever4j.export;

import dev.lever4j.json.RawJson;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An export while it is being written: beside its target, under a name that nobody reads, until {@link #commit} gives
 * it the target's. Every method may block. Synchronised because a cancel comes from another thread than the writing.
 */
final class PartFile {
    private static final int BUFFER = 64 * 1024;

    private final Path target;
    private final Path part;
    private final boolean overwrite;
    private final FileOutputStream file;
    private final NdjsonOutput lines;
    private boolean over;

    private PartFile(Path target, Path part, boolean overwrite, FileOutputStream file) {
        this.target = target;
        this.part = part;
        this.overwrite = overwrite;
        this.file = file;
        this.lines = new NdjsonOutput(new BufferedOutputStream(file, BUFFER));
    }

    /**
     * @throws ExportFileException if the target exists and may not be overwritten, or its folder cannot be written to
     */
    static PartFile create(Path named, boolean overwrite, RandomGenerator random) {
        try {
            Path target = checked(named, overwrite);
            Path part =
                    target.resolveSibling("." + target.getFileName() + ".part-" + Long.toHexString(random.nextLong()));
            Files.createFile(part);
            return new PartFile(target, part, overwrite, new FileOutputStream(part.toFile()));
        } catch (IOException e) {
            throw ExportFileException.unwritable(named, e);
        }
    }

    /** One line for each record; nothing once the file is over. Returns the bytes written since the beginning. */
    synchronized long write(List<RawJson> records) {
        try {
            for (RawJson record : over ? List.<RawJson>of() : records) {
                lines.write(record);
            }
            return lines.written();
        } catch (IOException e) {
            throw ExportFileException.unwritable(target, e);
        }
    }

    /** On disk under the target's name when this returns. */
    synchronized void commit() {
        try {
            lines.flush();
            file.getFD().sync();
            file.close();
            publish();
            over = true;
            DurableFiles.syncFolder(DurableFiles.folder(target));
        } catch (IOException e) {
            throw ExportFileException.unwritable(target, e);
        }
    }

    /** Leaves nothing behind; does nothing to a file that has been committed. */
    synchronized void abort() {
        if (over) {
            return;
        }
        over = true;
        try {
            file.close();
        } catch (IOException e) {
            // it is deleted all the same
        }
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw ExportFileException.unwritable(part, e);
        }
    }

    private void publish() throws IOException {
        if (overwrite) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            // a link, unlike a rename, fails where the name has been taken meanwhile
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw ExportFileException.exists(target);
        } catch (IOException | UnsupportedOperationException e) {
            publishWithoutLinks();
            return;
        }
        Files.deleteIfExists(part);
    }

    private void publishWithoutLinks() throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw ExportFileException.exists(target);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path checked(Path named, boolean overwrite) throws IOException {
        Path target = named.toAbsolutePath();
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return target;
        }
        // a folder, a pipe, a device, a link that leads nowhere: overwriting would not help
        if (!Files.isRegularFile(target)) {
            throw ExportFileException.notAFile(target);
        }
        if (!overwrite) {
            throw ExportFileException.exists(named);
        }
        // what a link points to is replaced, not the link
        return target.toRealPath();
    }
}
