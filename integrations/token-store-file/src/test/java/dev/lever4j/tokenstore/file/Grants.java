package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Grants, and the folders they are kept in. */
final class Grants {
    static final BooleanSupplier NEVER = () -> false;
    /** Every process of a test has it. */
    static final GrantKeys KEYS = GrantKeys.of(Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    private Grants() {}

    static StoredGrant version(long version) {
        return version(version, "nobody");
    }

    static StoredGrant version(long version, String whose) {
        return new StoredGrant(
                version,
                version,
                Secret.of("canary-" + version + "-" + whose),
                null,
                Scopes.parse("of:" + whose),
                null);
    }

    static GrantFolder folder(Path folder, Disk disk) throws IOException {
        return folder(folder, disk, KEYS);
    }

    static GrantFolder folder(Path folder, Disk disk, GrantKeys keys) throws IOException {
        return new GrantFolder(PrivateFolder.opened(folder, new Disk()), GrantCipher.with(keys), disk);
    }

    static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
