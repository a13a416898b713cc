package dev.lever4j.export;

import reactor.core.publisher.Mono;

/**
 * A place that keeps records, and with them the checkpoint that speaks for them: a database's transaction, say. It is
 * all that a pipeline of one's own needs; {@link ExportSink#committing} makes a sink of it. Of a run that is killed
 * there is then what was kept, and the next run goes on from there.
 *
 * <p>Called one method after the other, and within one run for one export. As with any sink a record may come twice,
 * see {@link ExportSink}.
 */
public interface Commits {
    /** The checkpoint of the commit that was kept last; empty in a new place. */
    Mono<Checkpoint> last();

    /**
     * Keeps a commit whole or not at all. Emits how many records of the exported list itself were of an id that had not
     * been kept before and existed when the export began ({@link Checkpoint#startedAt}): as long as a closing pass
     * brings such, another one follows. An error ends the export, and so does a Mono that is empty: 0 is a number.
     */
    Mono<Long> keep(Commit commit);

    /**
     * The records of the list that have been kept; needed where something that lies under them is exported. Before an
     * export is gone on with, a few of them are asked for, to see that it is the same account. Empty by default.
     */
    default Mono<Parents> kept() {
        return Mono.empty();
    }

    /** Everything is kept; the report is of this run. Called again by a run that finds all of it done. */
    default Mono<Void> finish(ExportReport report) {
        return Mono.empty();
    }
}
