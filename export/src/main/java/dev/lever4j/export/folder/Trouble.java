package dev.lever4j.export.folder;

import dev.lever4j.error.LocalFileException;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a folder, as errors that say which file, what is safe, and what to do. */
final class Trouble {
    private static final String ELSEWHERE = "or begin anew in another folder";

    private Trouble() {}

    /** I/O failed; the file is the cause's own where it names one. */
    static ExportFileException io(Path folder, IOException cause) {
        String name = cause instanceof FileSystemException failed ? failed.getFile() : null;
        Path file = name == null ? folder : Path.of(name);
        return new ExportFileException(
                file,
                "could not write " + file + ": " + reason(cause)
                        + "; what was committed before is safe, and the same command goes on from there",
                cause);
    }

    /** A failure that knows its file. */
    static IOException named(Path file, IOException cause) {
        if (cause instanceof FileSystemException known && known.getFile() != null) {
            return known;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, text(cause));
        named.initCause(cause);
        return named;
    }

    static ExportFileException noParent(Path folder) {
        return new ExportFileException(
                folder, "the folder that " + folder + " is to be made in does not exist; create it", null);
    }

    static ExportFileException noFolder(Path folder) {
        return new ExportFileException(folder, folder + " is not a folder; choose another name", null);
    }

    static ExportFileException foreign(Path folder, Path example) {
        return new ExportFileException(
                folder,
                folder + " holds something else (" + example.getFileName()
                        + ") and no export; nothing was touched: choose an empty folder, or one that does not exist yet",
                null);
    }

    static ExportFileException held(Path folder, String owner) {
        return new ExportFileException(
                folder,
                "another exporter is writing to " + folder + " (" + owner
                        + "): wait until it has ended, or end it; then the same command goes on",
                null);
    }

    static ExportFileException ofTheMachine(Path folder, VirtualMachineError cause) {
        return new ExportFileException(
                folder,
                "the Java machine failed while it wrote to " + folder + " ("
                        + cause.getClass().getSimpleName()
                        + "): give it more memory; what was committed stays, and then the same command goes on",
                cause);
    }

    /** @param why the engine's own words */
    static ExportFileException anotherExport(Path folder, Throwable why) {
        return new ExportFileException(
                folder, folder + " stays as it is: " + why.getMessage() + ", in another folder", null);
    }

    static ExportFileException anotherFormat(Path folder, FolderManifest.Format its, FolderManifest.Format asked) {
        return new ExportFileException(
                folder,
                folder + " stays as it is: its export was begun as " + its + ", and now " + asked
                        + " is asked for; ask for " + its + ", or export in another folder",
                null);
    }

    static ExportFileException tooLateForFiles(Path folder) {
        return new ExportFileException(
                folder,
                folder + " stays as it is: its records are in another format already, which does not tell of their"
                        + " files (FileFormat.tellsFiles); export with them in another folder",
                null);
    }

    /** What the client could not save: it names no file, which may be called after a person. */
    static ExportFileException unsaved(Path folder, LocalFileException why) {
        return new ExportFileException(
                folder,
                "could not write a file below " + folder.resolve(DownloadNames.FOLDER) + ": " + why.getMessage()
                        + "; what was committed before is safe, and the same command goes on from there",
                null);
    }

    /** The same failure of another name, in place of one that may be a person's. */
    static IOException unnamed(Path shown, IOException cause) {
        String name = shown.toString();
        if (cause instanceof NoSuchFileException) {
            return new NoSuchFileException(name);
        }
        if (cause instanceof AccessDeniedException) {
            return new AccessDeniedException(name);
        }
        return new FileSystemException(
                name, null, cause instanceof FileSystemException ? text(cause) : "input or output failed");
    }

    static ExportFileException notFinished(Path folder) {
        return new ExportFileException(
                folder,
                folder + " holds no finished export, so there is nothing to bring up to date; nothing was touched:"
                        + " export into it first, and go on with that until it is done",
                null);
    }

    static ExportFileException filesAreNotFollowed(Path folder) {
        return new ExportFileException(
                folder,
                folder
                        + " stays as it is: there are files of records in it, and its format does not tell which are whose"
                        + " (FileFormat.tellsFiles); export anew in another folder",
                null);
    }

    static ExportFileException filesWereNotAskedFor(Path folder, Collection<ExportResource> files) {
        return new ExportFileException(
                folder,
                folder + " stays as it is: its export was not asked for files of "
                        + files.stream().map(ExportResource::text).sorted().collect(Collectors.joining(" and "))
                        + ", and a sync asks for no more than that; export into it with them first, or leave them out",
                null);
    }

    static ExportFileException notCopied(Path folder, String ending) {
        return new ExportFileException(
                folder,
                folder + " stays as it is: files of this format (" + ending + ") cannot be made anew without what has"
                        + " changed (FileFormat.canCopy); export anew in another folder",
                null);
    }

    static ExportFileException damagedLog(Path log, long line, String what, @Nullable Exception cause) {
        String detail = cause == null ? what : what + " (" + cause.getMessage() + ")";
        return new ExportFileException(
                log, log + " is damaged in line " + (line + 1) + ": " + detail + "; restore it, " + ELSEWHERE, null);
    }

    static ExportFileException damaged(Path segment, String how) {
        return new ExportFileException(
                segment, segment + " " + how + "; restore it as it was committed, " + ELSEWHERE, null);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "it, or the folder it is in, has vanished; bring it back";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied; see to it that it may be written";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "something of that name is there already; move it away";
        }
        return text(cause) + "; check the disk";
    }

    private static String text(IOException cause) {
        String reason = cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
