package dev.lever4j.cli;

import dev.lever4j.export.ExportPlan;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lever plan}. */
@Command(
        name = "plan",
        sortOptions = false,
        description = "Says what an export would cost, before anything is exported: requests, and the time that they"
                + " take at the limit. Asks Lever a few dozen times.")
final class PlanCommand extends CommonOptions {
    private final Console console;

    @Mixin
    private final SelectionOptions what = new SelectionOptions();

    @Mixin
    private final SessionOptions access = new SessionOptions();

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    int execute() {
        Selection selection = what.selection();
        try (Session session = access.open(console, Path.of(""))) {
            ExportPlan plan = Objects.requireNonNull(
                    console.stop().ending(selection.of(session.client()).plan()).blockFirst());
            new PlanTable(selection, plan).lines().forEach(console::print);
        }
        return ExitCode.DONE;
    }
}
