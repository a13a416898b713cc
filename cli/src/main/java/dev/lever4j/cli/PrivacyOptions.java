package dev.lever4j.cli;

import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionException;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of people's data leaves. */
final class PrivacyOptions {
    @Option(
            names = "--redact",
            paramLabel = "PROFILE",
            description = "Let only through what a profile says: strict, or a YAML file. 'lever redaction' shows it.")
    private @Nullable String profile;

    @Option(
            names = "--redact-key",
            paramLabel = "FILE",
            description = "The key for hashes: a file of at least 32 random bytes that is its owner's alone.")
    private @Nullable Path key;

    @Option(
            names = "--secret",
            description = "Also notes, feedback and forms that are secret; they are left out otherwise.")
    private boolean secret;

    /** @throws Failure if the profile or the key cannot be used */
    Privacy privacy() {
        if (profile == null && key != null) {
            throw Failure.usage("--redact-key is for hashes; add --redact PROFILE");
        }
        return new Privacy(profile == null ? null : redaction(ProfileFile.read(profile)), secret);
    }

    private Redaction redaction(RedactionProfile read) {
        if (key == null && read.needsKey()) {
            throw Failure.usage("the profile replaces values by hashes: add --redact-key FILE, a file of at least 32"
                    + " random bytes (head -c 32 /dev/urandom > FILE; chmod 600 FILE)");
        }
        try {
            return key == null ? Redaction.of(read) : Redaction.of(read, RedactionKey.read(key));
        } catch (RedactionException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }
}
