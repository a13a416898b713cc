package dev.lever4j.cli;

import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverSync;
import dev.lever4j.export.SyncReport;
import dev.lever4j.postgres.PostgresExport;
import dev.lever4j.postgres.PostgresState;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A schema of a database: what was exported into it is read from it. */
final class SyncDatabase implements SyncPlace {
    private final Console console;
    private final DatabaseUrl place;
    private final PostgresExport target;
    private final PostgresState before;

    private SyncDatabase(Console console, DatabaseUrl place, PostgresExport target, PostgresState before) {
        this.console = console;
        this.place = place;
        this.target = target;
        this.before = before;
    }

    /**
     * @param list which; null if there is only one
     * @throws Failure if no finished export is there, or it is not said which of several
     */
    static SyncDatabase open(Console console, DatabaseUrl place, @Nullable ExportResource list) {
        PostgresExport target = place.open(console);
        List<PostgresState> finished = Objects.requireNonNull(console.stop()
                .ending(target.states()
                        .filter(state -> state.finishedAt() != null && (list == null || state.list() == list))
                        .collectList())
                .blockLast());
        if (finished.isEmpty()) {
            throw Failure.localIo(
                    place + " holds no finished export" + (list == null ? "" : " of " + list.text())
                            + "; export into it first, until that is done",
                    null);
        }
        if (finished.size() > 1) {
            throw Failure.usage(place + " holds several lists; name one behind the URL: "
                    + finished.stream().map(state -> state.list().text()).collect(Collectors.joining(", ")));
        }
        return new SyncDatabase(console, place, target, finished.get(0));
    }

    @Override
    public ExportResource root() {
        return before.list();
    }

    @Override
    public List<ExportResource> children() {
        return before.rows().keySet().stream()
                .filter(root().children()::contains)
                .toList();
    }

    @Override
    public ExportTarget.Outcome run(Selection selection, Rescan rescan, Session session, ProgressView view) {
        LeverSync sync =
                session.export(selection).sync().rescan(rescan).onProgress(status -> view.update(Progress.of(status)));
        try {
            SyncReport report = Objects.requireNonNull(
                    console.stop().ending(target.sync(sync)).blockLast());
            PostgresState after = Objects.requireNonNull(console.stop()
                    .ending(target.states().filter(state -> state.list() == root()))
                    .blockLast());
            return new ExportTarget.Outcome(
                    after.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE,
                    SyncWord.of(place.toString(), report, DatabaseReport.verdict(after))
                            .said());
        } catch (IllegalArgumentException unfit) {
            throw Failure.usage(String.valueOf(unfit.getMessage()));
        } catch (RuntimeException e) {
            throw GoesOn.explained(e, view.hasRecords(), place);
        }
    }
}
