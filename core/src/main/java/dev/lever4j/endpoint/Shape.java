package dev.lever4j.endpoint;

/** What a successful answer looks like. */
public enum Shape {
    /** {@code {"data": {...}}} */
    SINGLE,
    /** {@code {"data": [...], "hasNext": .., "next": ..}}; both keys have been seen absent at the end. */
    PAGED,
    /** As {@link #PAGED}; Lever's documentation also shows one object where the list should be. */
    PAGED_OR_ONE,
    /** As {@link #PAGED}; Lever's documentation also shows the list one level deeper, as the one field of an object. */
    PAGED_OR_NESTED,
    /** {@code {"data": [...]}} at once, without {@code hasNext}. */
    LIST,
    /** The object itself, without {@code data} around it. */
    BARE,
    /** The list itself, without an object around it. */
    BARE_LIST,
    /** A file's bytes, as long as they may be: to be streamed, not collected. */
    BINARY,
    /** No body. */
    EMPTY,
    /** Anything else: the caller takes the bytes. */
    RAW
}
