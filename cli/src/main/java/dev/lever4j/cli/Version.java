package dev.lever4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    private static final Set<String> QUESTIONS = Set.of("--version", "-V");

    /** Whether nothing else is asked for. */
    static boolean isAll(String[] args) {
        return args.length == 1 && QUESTIONS.contains(args[0]);
    }

    /** Answers as the whole command would; false where that has to say what went wrong. */
    boolean isTold(OutputStream out) {
        try {
            for (String line : getVersion()) {
                out.write(line.concat(System.lineSeparator()).getBytes(Charset.defaultCharset()));
            }
            return true;
        } catch (IOException notWritten) {
            return false;
        }
    }

    @Override
    public String[] getVersion() {
        String version =
                Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(development)");
        return new String[] {"lever " + version, "java " + System.getProperty("java.version")};
    }
}
