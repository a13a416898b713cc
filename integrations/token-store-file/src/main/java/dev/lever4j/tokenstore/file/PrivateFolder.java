package dev.lever4j.tokenstore.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that only its owner may write to. Blocks. */
final class PrivateFolder {
    private PrivateFolder() {}

    /** The folder by its real name, created if it was not there. */
    static Path opened(Path folder, Disk disk) throws IOException {
        Path named = folder.toAbsolutePath().normalize();
        create(named, disk);
        Path real = named.toRealPath();
        Rights.checkOthersMayNotWrite(real);
        return real;
    }

    /** Each folder that is new has its name made durable in the one above. */
    private static void create(Path folder, Disk disk) throws IOException {
        Path above = folder.getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        create(above, disk);
        try {
            Files.createDirectory(folder, Rights.ofAFolder(folder));
        } catch (FileAlreadyExistsException e) {
            // another process was faster; or it is no folder
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        disk.syncFolder(above);
    }
}
