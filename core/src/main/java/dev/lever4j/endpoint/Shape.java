package dev.lever4j.endpoint;

/** What a successful answer looks like. */
public enum Shape {
    /** {@code {"data": {...}}} */
    SINGLE,
    /** {@code {"data": [...], "hasNext": .., "next": ..}}; both keys have been seen absent at the end. */
    PAGED,
    /** As {@link #PAGED}; Lever's documentation also shows one object where the list should be. */
    PAGED_OR_ONE,
    /** {@code {"data": [...]}} at once, without {@code hasNext}. */
    LIST,
    /** No body. */
    EMPTY,
    /** Anything else: the caller takes the bytes. */
    RAW
}
