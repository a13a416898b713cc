package dev.lever4j.it.faults.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A test of another module, named as {@code module/package.Class#method}. */
public record Proof(String module, String type, String method) {
    private static final Path ROOT = root();
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(it|figure)\"\\)");
    private static final Pattern TEST = Pattern.compile("@(Parameterized|Repeated)?Test\\b");

    /** Reads a name. */
    public static Proof of(String name) {
        int slash = name.lastIndexOf('/');
        int hash = name.indexOf('#');
        return new Proof(name.substring(0, slash), name.substring(slash + 1, hash), name.substring(hash + 1));
    }

    /** Whether that module has such a test, going by its source. */
    public boolean exists() {
        return isTest(source(), method);
    }

    /** Empty where there is none. */
    private String source() {
        Path source = ROOT.resolve(module).resolve("src/test/java").resolve(type.replace('.', '/') + ".java");
        try {
            return Files.exists(source) ? Files.readString(source) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Which tag keeps it out of {@code ./mvnw verify}, on its class or on itself; empty where every build runs it. */
    public String tag() {
        String source = source();
        int at = source.indexOf("void " + method + "(");
        int type = source.indexOf("class " + this.type.substring(this.type.lastIndexOf('.') + 1));
        Matcher ofType = TAG.matcher(source.substring(0, Math.max(0, type)));
        Matcher own = TAG.matcher(source.substring(begin(source, at), Math.max(0, at)));
        return ofType.find() ? ofType.group(1) : own.find() ? own.group(1) : "";
    }

    private static int begin(String source, int at) {
        return Math.max(0, Math.max(source.lastIndexOf("\n    }\n", at), source.lastIndexOf(";\n\n", at)));
    }

    /** Between the end of the member before and its name stands an annotation that says so. */
    static boolean isTest(String source, String method) {
        int at = source.indexOf("void " + method + "(");
        return at >= 0 && TEST.matcher(source.substring(begin(source, at), at)).find();
    }

    /** The folder of all modules. */
    public static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("not in the working tree");
    }

    /** For a table. */
    public String shortName() {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple + "#" + method;
    }
}
