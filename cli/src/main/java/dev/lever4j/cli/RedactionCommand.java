package dev.lever4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lever redaction}. */
@Command(
        name = "redaction",
        description = "Prints what a redaction profile lets through, as YAML, or says what is wrong with it. Sends"
                + " nothing.")
final class RedactionCommand extends CommonOptions {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROFILE",
            defaultValue = ProfileFile.STRICT,
            description = "A YAML file, or strict, the default: what comes with lever.")
    private String profile = ProfileFile.STRICT;

    RedactionCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() throws IOException {
        console.out().write(ProfileFile.read(profile).toText().getBytes(StandardCharsets.UTF_8));
        console.out().flush();
        return ExitCode.DONE;
    }
}
