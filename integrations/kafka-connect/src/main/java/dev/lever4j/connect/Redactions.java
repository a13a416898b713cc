package dev.lever4j.connect;

import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** What may leave, as it is configured. Reads files. */
final class Redactions {
    private static final String STRICT = "strict";

    private Redactions() {}

    /** Null if all may. */
    static @Nullable Redaction of(String name, Password key) {
        if (name.isEmpty()) {
            return null;
        }
        RedactionProfile profile = profile(name);
        return key.value().isEmpty() ? Redaction.of(profile) : Redaction.of(profile, RedactionKey.of(bytes(key)));
    }

    static RedactionProfile profile(String name) {
        if (name.equals(STRICT)) {
            return RedactionProfile.strict();
        }
        try {
            return RedactionProfile.parse(name, Files.readString(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the profile cannot be read; name strict, or a file that every worker has");
        }
    }

    static byte[] bytes(Password base64) {
        try {
            return Base64.getDecoder().decode(base64.value().strip());
        } catch (IllegalArgumentException e) {
            // the cause would quote a sign of it
            throw new IllegalArgumentException("the key is no base64");
        }
    }
}
