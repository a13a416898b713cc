package dev.lever4j.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lever blueprint}: only its subcommands do anything. */
@Command(
        name = "blueprint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checks an integrations.yaml, or shows what it can extend. Sends nothing.")
final class BlueprintCommand implements Runnable {
    static final String NAME_ONE = "name a command: check or show";

    @Spec
    private @Nullable CommandSpec spec;

    static CommandLine line(Console console) {
        return new CommandLine(new BlueprintCommand())
                .addSubcommand(new BlueprintCheckCommand(console))
                .addSubcommand(new BlueprintShowCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), NAME_ONE);
    }
}
