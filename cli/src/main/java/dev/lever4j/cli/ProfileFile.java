package dev.lever4j.cli;

import dev.lever4j.export.redact.RedactionException;
import dev.lever4j.export.redact.RedactionProfile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A redaction profile as a user names it: the library's own, or a file. Blocks. */
final class ProfileFile {
    static final String STRICT = "strict";

    private ProfileFile() {}

    /** @throws Failure if there is none, or it cannot be used */
    static RedactionProfile read(String named) {
        if (named.equals(STRICT)) {
            return RedactionProfile.strict();
        }
        Path file = Path.of(named);
        try {
            return RedactionProfile.parse(named, Files.readString(file));
        } catch (RedactionException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw Failure.usage(named + " is not text in UTF-8");
        } catch (IOException e) {
            throw Failure.localIo(
                    named + " could not be read; name a profile's file that you have rights to, or strict", e);
        }
    }
}
