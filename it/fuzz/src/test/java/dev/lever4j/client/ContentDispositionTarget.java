package dev.lever4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import dev.lever4j.model.SafeFileName;
import java.util.Optional;

/**
 * A name of a file from elsewhere, bare and in a header. What is made of it stays in its folder, and stays as it is.
 */
public final class ContentDispositionTarget {
    private static final int MOST_BYTES = 200;

    private ContentDispositionTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.FILE_NAME.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        check(SafeFileName.of(text));
        check(ContentDisposition.safeFileName(text));
        check(ContentDisposition.safeFileName("attachment; filename=\"" + text + '"'));
        check(ContentDisposition.safeFileName("attachment; filename*=UTF-8''" + text));
    }

    private static void check(Optional<String> made) {
        made.ifPresent(name -> {
            Check.fileName(name, MOST_BYTES);
            Check.equal(SafeFileName.of(name), made, "cleaned again it is another name");
        });
    }
}
