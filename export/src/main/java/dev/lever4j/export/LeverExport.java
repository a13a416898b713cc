package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.request.ListFilter;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Exports a list of Lever's with what lies under its records: as much at once as Lever's limit allows, resumable, and
 * either complete or saying what is missing. Holds no files: batches come with positions, and whoever keeps the batches
 * keeps the positions ({@link Checkpoint}); {@link #to} does that with a sink. Immutable; one instance may run many
 * times.
 *
 * <p><b>Demand.</b> No request without demand: one is sent only for a batch that was asked for. <b>Threads.</b> Batches
 * come on the scheduler of the client's {@link dev.lever4j.client.TimeAndChance}, one after the other.
 * <b>Cancelling</b> aborts what is under way. <b>Errors</b> are of the {@code LeverException} tree, after the client's
 * own retries and some patience of the export's; whatever was emitted before stays good.
 */
public final class LeverExport {
    private LeverExport() {}

    /** An export of all opportunities without children. Give it a client in the background lane. */
    public static LeverExport of(LeverClient client) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Which list; none of what lies under another record.
     *
     * @throws IllegalArgumentException if it is a child
     */
    public LeverExport resource(ExportResource root) {
        throw new UnsupportedOperationException("to come");
    }

    /** Only what a filter of that list lets through. A range of creation times narrows the time line that is cut. */
    public LeverExport filter(ListFilter conditions) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * What lies under the records.
     *
     * @throws IllegalArgumentException if one of them is no child of the list
     */
    public LeverExport with(ExportResource... children) {
        throw new UnsupportedOperationException("to come");
    }

    /** What becomes of child lists that Lever refuses; {@link Refusal#RECORD} by default. */
    public LeverExport onRefusal(Refusal policy) {
        throw new UnsupportedOperationException("to come");
    }

    /** Told of the progress of {@link #to} as batches become durable; what it throws ends the export. */
    public LeverExport onProgress(Consumer<ExportStatus> told) {
        throw new UnsupportedOperationException("to come");
    }

    /** What this export would cost. Sends about a dozen requests. */
    public Mono<ExportPlan> plan() {
        throw new UnsupportedOperationException("to come");
    }

    /** A fresh checkpoint. Asks Lever whether the credential may see confidential records. */
    public Mono<Checkpoint> begin() {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * The list, slice by slice, several side by side; what the checkpoint has is not asked for again.
     *
     * @throws IllegalArgumentException as an error, if the checkpoint is of another export
     */
    public Flux<Batch> list(Checkpoint from) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * What has changed since the export began (five minutes before it, to be sure): the list may have moved while it
     * was read. Empty for lists that do not move.
     *
     * @param pass 1 for the first
     */
    public Flux<Batch> closing(Checkpoint from, int pass) {
        throw new UnsupportedOperationException("to come");
    }

    /** The children of the parents, many side by side and yet in the order of the tasks, from the checkpoint's on. */
    public Flux<Batch> fanOut(Parents parents, Checkpoint from) {
        throw new UnsupportedOperationException("to come");
    }

    /** All of it. Completes with the report once the sink has finished; the sink's errors end it too. */
    public Mono<ExportReport> to(ExportSink sink) {
        throw new UnsupportedOperationException("to come");
    }
}
