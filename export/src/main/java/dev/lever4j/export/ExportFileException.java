package dev.lever4j.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A local file could not be written; the target is as it was before. The message says what to do about it. */
public final class ExportFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Path file;

    public ExportFileException(Path file, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /** The file that was to be written; null after deserialisation. */
    public @Nullable Path file() {
        return file;
    }

    static ExportFileException exists(Path target) {
        return new ExportFileException(
                target, target + " exists already; choose another name, or ask for it to be overwritten", null);
    }

    static ExportFileException notAFile(Path target) {
        return new ExportFileException(
                target, target + " is not a regular file; name a file that can be created", null);
    }

    static ExportFileException unwritable(Path target, IOException cause) {
        return new ExportFileException(target, "could not write " + target + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "its folder does not exist; create it, or choose another place";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied; choose a folder you may write to";
        }
        String detail = cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(detail, cause.getClass().getSimpleName()) + "; check the disk and try again";
    }
}
