package dev.lever4j.export;

import dev.lever4j.client.changes.ChangePosition;
import java.util.List;

/**
 * What has changed of an exported list, as one answer of Lever's told it, with what lies under those records read
 * again; to be kept whole or not at all, with its position. To be applied in the order in which batches come: what is
 * told later takes the place of what was told earlier, whatever its {@code updatedAt}.
 *
 * @param rows records as they are now, each once: those of the list, which take the place of those with their ids, and
 *     those that lie under them, all of lists that have been read whole
 * @param whole what has been read whole: whatever else a place holds there is gone
 * @param gone what is not there any more, or no longer in what the export's filter lets through
 * @param skipped child lists that could not be read: what a place holds of them stays as it is, unless they are in
 *     {@code whole} too, since whoever they are about has been anonymized
 * @param position from which the next sync goes on, once this batch is durable
 */
public record SyncBatch(
        List<Row> rows, List<Whole> whole, List<Gone> gone, List<Skipped> skipped, ChangePosition position) {
    public SyncBatch {
        rows = List.copyOf(rows);
        whole = List.copyOf(whole);
        gone = List.copyOf(gone);
        skipped = List.copyOf(skipped);
    }

    /**
     * All of one kind that lies under one record is in the batch's rows, be it nothing.
     *
     * @param parent the record's id
     */
    public record Whole(ExportResource resource, String parent) {}

    /** A record, and with it all that lies under it. */
    public record Gone(ExportResource resource, String id) {}
}
