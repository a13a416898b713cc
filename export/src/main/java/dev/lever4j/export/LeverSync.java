package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.ChangeFeed;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.Rescan;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings an earlier export up to date: the same list, filter and children, with the same word on redaction and on what
 * is secret. {@link LeverExport#sync} makes one. Immutable; one instance may run many times.
 *
 * <p><b>Opportunities</b> are followed by one round of the {@link ChangeFeed}: what has changed since the last sync is
 * read with what lies under it, what was deleted is told, and so is what the export's filter no longer lets through.
 * Not every change of what lies under an opportunity is seen by its {@code updatedAt}; {@link #rescan} reads it over
 * again. One of all finds besides what the credential may see no more: whatever a place holds and it has not told of is
 * asked for by id. <b>All other lists</b> are listed anew, with what lies under them: of most Lever does not tell what
 * has changed, and postings are soon read.
 *
 * <p>Demand, threads, cancelling and errors are those of {@link LeverExport}.
 */
public final class LeverSync {
    private final LeverClient client;
    private final What what;
    private final Refusal policy;
    private final Rescan rescan;
    private final Consumer<SyncStatus> listener;

    LeverSync(LeverClient client, What what, Refusal policy) {
        this(client, what, policy, Rescan.CHANGED, status -> {});
    }

    private LeverSync(LeverClient client, What what, Refusal policy, Rescan rescan, Consumer<SyncStatus> listener) {
        this.client = client;
        this.what = what;
        this.policy = policy;
        this.rescan = rescan;
        this.listener = listener;
    }

    /** Which opportunities are read again though they have not changed; {@link Rescan#CHANGED} by default. */
    public LeverSync rescan(Rescan which) {
        return new LeverSync(client, what, policy, which, listener);
    }

    /** Told of the progress of {@link #to} as batches are kept; what it throws ends the sync. */
    public LeverSync onProgress(Consumer<SyncStatus> told) {
        return new LeverSync(client, what, policy, rescan, told);
    }

    /** What it is of: the list, and then what lies under its records in the order of {@link ExportResource}. */
    public List<ExportResource> resources() {
        return Stream.concat(Stream.of(what.root()), what.children().stream()).toList();
    }

    /**
     * One round of what has changed, for a place of one's own that does without {@link SyncTarget}. The last batch is
     * there even if nothing has changed. The next page is asked for when this one's batch has been taken and another is
     * asked for. Records that are in none of Lever's lists, since the credential may see them no more, are not told of;
     * {@link #to} finds them by {@link SyncTarget#untold}. An {@link IllegalArgumentException} as its error if the
     * checkpoint is of another export, the filter cannot be judged on a record, or the list is none of opportunities.
     *
     * @param done of the export that is brought up to date
     * @param from of the last batch that was kept; for the first {@code ChangePosition.since(done.startedAt())}
     */
    public Flux<SyncBatch> changed(Checkpoint done, ChangePosition from) {
        return Flux.defer(() -> {
            SyncEngine engine = engine(new Tally());
            engine.check();
            what.check(done);
            return engine.isFollowed()
                    ? engine.changed(done, from, SyncEngine.NOBODY, Flux.empty())
                    : Flux.error(new IllegalArgumentException("Lever does not tell what has changed of "
                            + what.root().text() + ": list it anew"));
        });
    }

    /**
     * All of it. Completes with the report once the place has finished. An {@link IllegalArgumentException} as its
     * error, before Lever is asked and anything is written, if the place holds another export or one that cannot be
     * followed.
     */
    public Mono<SyncReport> to(SyncTarget target) {
        return Mono.defer(() -> {
            Tally tally = new Tally();
            return new SyncRun(engine(tally), what, target, tally, client.timeAndChance(), listener).run();
        });
    }

    /**
     * Nothing if a checkpoint is of such an export, of the same server.
     *
     * @throws IllegalArgumentException if it is of another one; says how it differs
     */
    public void check(Checkpoint checkpoint) {
        what.check(checkpoint);
    }

    private SyncEngine engine(Tally tally) {
        return new SyncEngine(client, what, policy, rescan, tally);
    }
}
