package dev.lever4j.tokenstore.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what, where the file system knows that. */
final class Rights {
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> OF_OTHERS_TO_WRITE = PosixFilePermissions.fromString("----w--w-");

    private Rights() {}

    static FileAttribute<?>[] ofAFile(Path path) {
        return of(path, "rw-------");
    }

    static FileAttribute<?>[] ofAFolder(Path path) {
        return of(path, "rwx------");
    }

    static void checkOthersMayNotWrite(Path folder) throws IOException {
        refuse(folder, OF_OTHERS_TO_WRITE, "others may write to it; take that right away (chmod go-w)");
    }

    static void checkOthersMayNothing(Path file) throws IOException {
        refuse(file, OF_OTHERS, "others have rights to it; take them away (chmod 600)");
    }

    private static void refuse(Path path, Set<PosixFilePermission> unwanted, String why) throws IOException {
        if (!knowsRights(path)) {
            return;
        }
        Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
        found.addAll(Files.getPosixFilePermissions(path));
        found.retainAll(unwanted);
        if (!found.isEmpty()) {
            throw new FileSystemException(path.toString(), null, why);
        }
    }

    private static FileAttribute<?>[] of(Path path, String rights) {
        return knowsRights(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
