package dev.lever4j.export;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where an export goes: files, a database, a queue. Called one method after the other, in this order: {@link #counting}
 * and {@link #limiting}, {@link #begin}, {@link #held} where that is gone on with, {@link #write} for the slices and
 * once for each closing pass, {@link #listed}, {@link #write} for the children if there are any, {@link #files},
 * {@link #finish}. What is skipped in an export that goes on is not called again.
 *
 * <p>A record may come more than once: lists move while they are read, and a slice whose cursor Lever refuses starts
 * over. A sink that wants each record once keeps, by id, the one with the newest {@code updatedAt}, and with an
 * opportunity the applications and the contact that came in the same batch.
 */
public interface ExportSink {
    /**
     * A sink for a place that keeps records and checkpoint together, for one run. A commit holds up to 16 answers of
     * the list, each of up to 100 records and what was expanded in them, or up to 128 child lists, which are small;
     * fewer where two seconds have passed since the first of them, or the list ends. At Lever's 10 requests a second
     * that is a commit every two seconds or so. One without batches comes first in a new place, and one once the lists
     * are done.
     *
     * <p>{@link Commits#keep} is called with the next one when the last has completed, on an event loop or a timer's
     * thread, which must not be blocked. Each checkpoint speaks for all commits so far. While a commit takes its time,
     * what comes waits in memory: some dozens of answers, or some hundreds of child lists; then no more is asked of
     * Lever.
     */
    static ExportSink committing(Commits place) {
        return new CommittingSink(place);
    }

    /**
     * Told before all else how to ask what this run has done so far, for a sink that keeps counts with what is durable:
     * of a run that is killed there is no report.
     *
     * @param counts of resources with which anything happened; may be asked at any time
     */
    default void counting(Supplier<Map<ExportResource, ExportReport.Counts>> counts) {}

    /**
     * Told before all else how to ask which limit the client keeps to, for a sink that tells later how the export went.
     *
     * @param perSecond requests; may be asked at any time
     */
    default void limiting(DoubleSupplier perSecond) {}

    /** Told before all else whom to tell how far it is, for a sink that has much to do in {@link #finish}. */
    default void making(Making told) {}

    /** Who looks on while a sink makes something of records that are all there. */
    interface Making {
        /**
         * So much is done, in this run.
         *
         * @param rows that have been written
         * @param bytes of records, of so many in all
         * @throws RuntimeException to end the export
         */
        void made(long rows, long bytes, long all);
    }

    /**
     * What earlier runs made durable; or, in an empty sink, the fresh checkpoint, made durable.
     *
     * @param fresh asks Lever what has to be known at the beginning, when it is subscribed to
     */
    Mono<Checkpoint> begin(Mono<Checkpoint> fresh);

    /**
     * The records of the list that earlier runs made durable, in any order. A few of them are asked for before anything
     * is added, to see that it is the same account. Empty, as by default, where that need not be seen.
     */
    default Mono<Parents> held() {
        return Mono.empty();
    }

    /**
     * Writes batches as they come and emits what has become durable; completes once all of it is.
     *
     * <p>Its demand is what reaches Lever: a request is sent only for a batch that was asked for, so a sink asks for as
     * many as it is ready to hold. A limit of 10/s needs about 10 batches for each second that an answer takes, and in
     * the fan-out, where batches come in order, some hundreds, so that a late one does not hold up the rest.
     */
    Flux<Durable> write(Flux<Batch> batches);

    /**
     * The lists are done: what came twice can be merged now. Emits the parents once this position is durable. Called
     * with the same position again by a run that finds the lists done.
     */
    Mono<Parents> listed(Position.Listed position);

    /**
     * All records are there, each once: a sink that keeps their files besides fetches them now. Emits what has become
     * durable, with files in place of rows and without positions. Nothing, as by default, where none are kept.
     */
    default Flux<Durable> files(RecordFiles lever) {
        return Flux.empty();
    }

    /** Everything is durable; the report is of this run. */
    Mono<Void> finish(ExportReport report);
}
