package dev.lever4j.export;

import java.util.List;

/**
 * What a sink says when it has made batches durable.
 *
 * @param positions of those batches, in their order
 * @param rows in them
 * @param news how many records of the exported list itself (not of its children) were of an id that no earlier batch
 *     had brought and existed when the export began; what decides whether another closing pass is needed
 */
public record Durable(List<Position> positions, long rows, long news) {
    public Durable {
        positions = List.copyOf(positions);
    }
}
