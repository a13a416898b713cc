package dev.lever4j.export.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * What hashes are made with: whoever has it can find out whose they are by trying, and without it exports cannot be
 * joined. {@code toString} shows nothing of it.
 */
public final class RedactionKey {
    private static final int SHORTEST = 32;
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final byte[] bytes;

    private RedactionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Random bytes; they are copied.
     *
     * @throws RedactionException if there are fewer than 32, or more than 4096
     */
    public static RedactionKey of(byte[] random) {
        if (random.length < SHORTEST || random.length > LONGEST) {
            throw new RedactionException("the key for hashes has " + random.length + " bytes; it must have " + SHORTEST
                    + " at least and " + LONGEST + " at most, at random");
        }
        return new RedactionKey(random.clone());
    }

    /**
     * All bytes of a file, a line end too. Blocks.
     *
     * @throws RedactionException if it cannot be read, others than its owner have rights to it, or {@link #of} refuses
     *     it
     */
    public static RedactionKey read(Path file) {
        try {
            checkOthersMayNothing(file);
            try (InputStream in = Files.newInputStream(file)) {
                return of(in.readNBytes(LONGEST + 1));
            }
        } catch (IOException e) {
            throw new RedactionException(
                    "the key for hashes cannot be read from " + file + " ("
                            + e.getClass().getSimpleName() + "); name a file of " + SHORTEST + " random bytes",
                    e);
        } catch (RedactionException e) {
            throw new RedactionException(file + ": " + e.getMessage());
        }
    }

    private static void checkOthersMayNothing(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
        found.addAll(Files.getPosixFilePermissions(file));
        found.retainAll(OF_OTHERS);
        if (!found.isEmpty()) {
            throw new RedactionException("others have rights to this key; take them away (chmod 600)");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "RedactionKey[***]";
    }
}
