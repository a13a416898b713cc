package dev.lever4j.cli;

import dev.lever4j.blueprint.Blueprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lever blueprint show}. */
@Command(name = "show", description = "Prints a blueprint that an integration can extend.")
final class BlueprintShowCommand extends CommonOptions {
    private final Console console;

    @Parameters(
            paramLabel = "NAME",
            description = "lever, lever-sandbox, lever-basic or lever-basic-sandbox, with a version such as :v0 or"
                    + " without.")
    private String name = "";

    BlueprintShowCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() throws IOException {
        console.out().write(text().getBytes(StandardCharsets.UTF_8));
        console.out().flush();
        return ExitCode.DONE;
    }

    private String text() {
        try {
            return Blueprint.named(name).text();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }
}
