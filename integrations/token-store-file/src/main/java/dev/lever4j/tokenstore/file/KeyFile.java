package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Keys in a file that only its owner may read: for a command line or a machine without a better place for secrets. One
 * key per line in base64, the newest first.
 */
public final class KeyFile {
    private KeyFile() {}

    /**
     * The keys in the file; where there is no file it is created with a fresh key, once, however many processes do this
     * at the same time. Blocks.
     *
     * @throws IOException if it cannot be read or created, or others have rights to it
     * @throws IllegalArgumentException if it holds anything but keys
     */
    public static GrantKeys readOrCreate(Path file) throws IOException {
        Disk disk = new Disk();
        Path folder = PrivateFolder.opened(
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file has a name"), disk);
        Path real = folder.resolve(file.getFileName());
        Optional<GrantKeys> found = read(real, disk);
        return found.isPresent() ? found.get() : create(real, folder, disk);
    }

    private static GrantKeys create(Path file, Path folder, Disk disk) throws IOException {
        ProcessLock lock = ProcessLock.at(folder.resolve("." + file.getFileName() + ".lock"), disk);
        return lock.holding(() -> false, () -> {
            Optional<GrantKeys> found = read(file, disk);
            if (found.isPresent()) {
                return found.get();
            }
            Secret key = GrantKeys.fresh();
            new PrivateFiles(folder, disk).replace(file, (key.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
            return GrantKeys.of(key);
        });
    }

    private static Optional<GrantKeys> read(Path file, Disk disk) throws IOException {
        Optional<byte[]> found = disk.read(file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Rights.checkOthersMayNothing(file);
        return Optional.of(GrantKeys.parse(new String(found.get(), StandardCharsets.US_ASCII)));
    }
}
