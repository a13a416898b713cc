package dev.lever4j.endpoint;

/**
 * Whether sending an operation again can do harm after it may have arrived. A property of the operation, not of its
 * method alone: a PUT of a stage appends to the history, adding a tag twice adds it once.
 */
public enum Resend {
    /** Sending twice leaves the account as sending once does. */
    SAFE,
    /**
     * Sending twice may apply twice: once bytes may have arrived, only an answer that says "not applied" allows another
     * try.
     */
    UNSAFE
}
