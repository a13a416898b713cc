package dev.lever4j.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command tree, and how it fails: one sentence each time. */
final class Commands {
    private Commands() {}

    static CommandLine of(Console console) {
        CommandLine root = new CommandLine(new LeverCommand())
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new SyncCommand(console))
                .addSubcommand(new PlanCommand(console))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new ApiCommand(console))
                .addSubcommand(new ConnectCommand(console))
                .addSubcommand(new ConnectionsCommand(console))
                .addSubcommand(new DisconnectCommand(console))
                .addSubcommand(new RedactionCommand(console))
                .addSubcommand(new SimulatorCommand(console))
                .addSubcommand(BlueprintCommand.line(console));
        // -d @FILE is the command's own; an argument is never a file of further arguments
        root.setExpandAtFiles(false);
        root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        root.setParameterExceptionHandler((error, args) -> usage(console, error));
        root.setExecutionExceptionHandler((error, command, parsed) -> failed(console, error, command));
        return root;
    }

    private static int usage(Console console, ParameterException error) {
        String help = error.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help";
        console.say(sentence(error) + "; see '" + help + "'");
        return ExitCode.USAGE;
    }

    /** What was typed in the wrong place is not repeated: it may be a credential. */
    private static String sentence(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(error.getMessage()).lines().findFirst().orElse("wrong usage");
        }
        return unmatched.getUnmatched().stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .findFirst()
                .map(option -> "unknown option " + option + hint(option))
                .orElse(
                        error.getCommandLine().getSubcommands().isEmpty()
                                ? "there is an argument too many"
                                : nameOne(error.getCommandLine().getCommand()));
    }

    private static String nameOne(Object command) {
        return command instanceof BlueprintCommand ? BlueprintCommand.NAME_ONE : LeverCommand.NAME_ONE;
    }

    private static String hint(String option) {
        return option.matches(".*(key|secret|token|password).*")
                ? " (credentials come from the environment or a file, never from an argument)"
                : "";
    }

    private static int failed(Console console, Exception error, CommandLine command) {
        Failure failure = Failures.explain(error);
        failure.sentence().lines().forEach(console::say);
        if (command.getCommand() instanceof Verbose verbose && verbose.isVerbose()) {
            console.trace(failure.getCause() == null ? failure : failure.getCause());
        }
        return failure.exitCode();
    }

    /** A command that can be asked to say more. */
    interface Verbose {
        boolean isVerbose();
    }
}
