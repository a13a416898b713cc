package dev.lever4j.it.faults.cell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What must not turn up: planted wherever the client holds a secret or reads of a person. */
public final class Canaries {
    public static final String KEY = "canary-api-key-5c1f";
    public static final String CLIENT_SECRET = "canary-client-secret-a02b";
    public static final String REFRESH = "canary-refresh-token-77de";
    public static final String ACCESS = "canary-access-token-19c4";
    public static final String NAME = "Canary Candidate Quill";
    public static final String EMAIL = "canary.quill@example.org";
    public static final String NOTE = "canary-note-text-0b6d";
    public static final String FILE = "canary-file-text-e3a9";
    public static final String SIGNATURE = "canary-signature-44f0";

    private static final List<String> ALL = List.of(
            KEY,
            Base64.getEncoder()
                    .encodeToString((KEY + ":").getBytes(StandardCharsets.US_ASCII))
                    .substring(0, 20),
            CLIENT_SECRET,
            REFRESH,
            ACCESS,
            NAME,
            EMAIL,
            EMAIL.replace("@", "%40"),
            NOTE,
            FILE,
            SIGNATURE);

    private Canaries() {}

    /** The first one that a text holds. */
    public static Optional<String> in(String text) {
        return text.contains("anary") || text.contains("Y2FuYX")
                ? ALL.stream().filter(text::contains).findFirst()
                : Optional.empty();
    }

    /** The first one that an error shows, its causes and suppressed ones included. */
    public static Optional<String> in(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return in(text.toString());
    }
}
