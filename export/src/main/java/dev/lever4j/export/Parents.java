package dev.lever4j.export;

import reactor.core.publisher.Flux;

/**
 * The records whose children are exported, held by whoever holds the records. Their order must not change any more:
 * places in it are what an interrupted fan-out goes on from.
 */
public interface Parents {
    /** How many there are. */
    long count();

    /** Their ids, from this many on, asked for a few at a time. */
    Flux<String> from(long ordinal);
}
