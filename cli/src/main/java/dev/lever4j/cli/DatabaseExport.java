package dev.lever4j.cli;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.postgres.PostgresExport;
import dev.lever4j.postgres.PostgresState;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Into a schema of a database: a list and what lies under it, gone on with after whatever ended it. */
record DatabaseExport(Console console, DatabaseUrl place, PostgresExport target) implements ExportTarget {
    /** @throws Failure if the URL cannot be used */
    static DatabaseExport at(Console console, DatabaseUrl place) {
        return new DatabaseExport(console, place, place.open(console));
    }

    /** The database itself is looked at when the export begins, before Lever is asked. */
    @Override
    public void check(Selection selection) {
        if (!selection.download().isEmpty()) {
            throw Failure.usage("--download is for a folder: files of records do not go into a database");
        }
    }

    @Override
    public Outcome run(Selection selection, Session session, ProgressView view) {
        LeverExport export = session.export(selection).onProgress(status -> view.update(Progress.of(status)));
        try {
            return write(export, session);
        } catch (RuntimeException e) {
            throw GoesOn.explained(e, view.hasRecords(), place);
        }
    }

    private Mono<PostgresState> state(ExportResource list) {
        return target.states().filter(state -> state.list() == list).next();
    }

    private Outcome write(LeverExport export, Session session) {
        TimeAndChance time = session.client().timeAndChance();
        PostgresState before =
                console.stop().ending(state(export.resources().get(0))).blockFirst();
        long startedAt = time.ticker().getAsLong();
        ExportReport report = Objects.requireNonNull(
                console.stop().ending(target.write(export)).blockLast());
        PostgresState after = Objects.requireNonNull(
                console.stop().ending(state(export.resources().get(0))).blockLast());
        DatabaseReport word = new DatabaseReport(place, after, report);
        boolean isFound = before != null && before.finishedAt() != null;
        return new Outcome(
                after.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE,
                isFound ? word.found() : word.done(time.since(startedAt), session));
    }
}
