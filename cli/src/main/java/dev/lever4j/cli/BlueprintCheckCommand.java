package dev.lever4j.cli;

import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import dev.lever4j.client.LeverClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lever blueprint check}. */
@Command(
        name = "check",
        description = "Checks an integrations.yaml with this shell's variables and prints what each integration would"
                + " do. Exit code 0, or 2 with everything that is wrong, a line each.")
final class BlueprintCheckCommand extends CommonOptions {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Such as integrations.yaml.")
    private Path file = Path.of("");

    @Option(names = "--integration", paramLabel = "NAME", description = "Only this one; others may lack variables.")
    private @Nullable String integration;

    BlueprintCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() throws IOException {
        Integrations read = integration == null
                ? IntegrationsFile.all(file, console.env())
                : IntegrationsFile.one(file, console.env(), integration);
        read.warnings().forEach(warning -> console.say("warning: " + warning));
        List<String> lines = new ArrayList<>();
        for (Integration one : read.byName().values()) {
            lines.addAll(
                    IntegrationView.lines(one, LeverClient.fromBlueprint(one).options()));
        }
        console.out().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        console.out().flush();
        return ExitCode.DONE;
    }
}
