package dev.lever4j.client;

/** How urgent a call is where calls wait for the rate limit. Neither lane starves the other. */
public enum Lane {
    /** A person waits. Overtakes background calls. */
    INTERACTIVE,
    /** Exports and batches. Its waiting for admission is not counted against the call's timeout. */
    BACKGROUND
}
