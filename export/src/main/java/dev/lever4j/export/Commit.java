package dev.lever4j.export;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be kept together, whole or not at all: batches, and the checkpoint of an export that has them.
 *
 * @param batches in their order; none where the checkpoint alone has moved on
 */
public record Commit(List<Batch> batches, Checkpoint checkpoint) {
    public Commit {
        batches = List.copyOf(batches);
    }

    /** The rows of all batches, in their order. */
    public Stream<Row> rows() {
        return batches.stream().flatMap(batch -> batch.rows().stream());
    }
}
