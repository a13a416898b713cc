package dev.lever4j.cli;

import dev.lever4j.blueprint.BlueprintException;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import dev.lever4j.client.LeverClient;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        Integrations read = read(text());
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

    private Integrations read(String text) {
        try {
            return integration == null
                    ? Integrations.parse(file.toString(), text, console.env())
                    : Integrations.parseOne(file.toString(), text, console.env(), integration);
        } catch (BlueprintException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw Failure.usage(file + " is not text in UTF-8");
        } catch (IOException e) {
            throw Failure.localIo(file + " could not be read; check its name and your rights to it", e);
        }
    }
}
