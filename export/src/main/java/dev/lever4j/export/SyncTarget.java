package dev.lever4j.export;

import dev.lever4j.client.changes.ChangePosition;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A place that holds a finished export and is brought up to date. Called one method after the other: {@link #counting},
 * {@link #begin}, {@link #held}, then {@link #keep} batch after batch, with {@link #untold} towards the end where all
 * was read again, or {@link #replace} once, and {@link #finish} and {@link #files}. Any error ends the sync; the next
 * one begins from the position that was kept last.
 */
public interface SyncTarget {
    /**
     * Where a place stands.
     *
     * @param export of the export that made it, once that was done
     * @param position kept with the last batch; null before the first, and where {@link #replace} is what was done
     */
    record Standing(Checkpoint export, @Nullable ChangePosition position) {}

    /**
     * Told before all else how to ask what this run has done so far.
     *
     * @param counts of resources with which anything happened; may be asked at any time
     */
    default void counting(Supplier<Map<ExportResource, ExportReport.Counts>> counts) {}

    /** Where it stands. An error if no finished export is in it; then nothing is asked of Lever. */
    Mono<Standing> begin();

    /**
     * The records of the list that are in it, or some of them, in any order. A few are asked for before anything is
     * changed, to see that it is the same account, and later about lists that cannot be read, to see whether it is all.
     * Empty, as by default, where that need not be seen.
     */
    default Mono<Parents> held() {
        return Mono.empty();
    }

    /**
     * Keeps a batch and its position together, whole or not at all. The next batch comes when this has completed. A
     * batch may come again after an interruption, and changes nothing then.
     */
    Mono<Void> keep(SyncBatch batch);

    /**
     * Ids of records of the list that are in it though no batch of this round has told of them, as it has come or as
     * gone; in any order, once each, a few at a time. Asked for when a round has told of all records that Lever lists:
     * of what the credential may see no more no list tells. Further batches say what has become of them, and are kept
     * while this is read. A round is what lies between two positions of which {@link ChangePosition#isWithinRound} is
     * false, in however many runs; gone on with by other options ({@link ChangePosition#isOfRound}) it tells all anew.
     * Who does not know any more what it has told names more. Empty, as by default, where such records may stay.
     */
    default Flux<String> untold() {
        return Flux.empty();
    }

    /**
     * Puts what a list is now, with what lies under its records, in the place of all that was there, whole or not at
     * all: if the batches end with an error, all stays as it was. As with an {@link ExportSink} a record may come
     * twice; the positions of the batches mean nothing here. For lists of which Lever does not tell what has changed.
     */
    Mono<Void> replace(Flux<Batch> all);

    /**
     * All has been kept. Emits the report, completed by what has become of the records, see {@link SyncReport#with}.
     */
    Mono<SyncReport> finish(SyncReport report);

    /**
     * After that: a place that keeps files of records besides brings those up to date; see {@link ExportSink#files}.
     */
    default Flux<Durable> files(RecordFiles lever) {
        return Flux.empty();
    }
}
