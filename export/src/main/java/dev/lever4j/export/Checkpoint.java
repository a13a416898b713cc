package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that must be remembered of an export to go on with it: what it is, when it began, and how far it has come.
 * Immutable. Whoever holds it moves it on with {@link #after} for each position that has become durable, in the order
 * of the batches.
 */
public final class Checkpoint {
    private Checkpoint() {}

    /** With a position that has become durable. */
    public Checkpoint after(Position durable) {
        throw new UnsupportedOperationException("to come");
    }

    /** When the export began, whatever interruptions there were since. */
    public Instant startedAt() {
        throw new UnsupportedOperationException("to come");
    }

    /** Whether confidential records are asked for. */
    public boolean confidential() {
        throw new UnsupportedOperationException("to come");
    }

    /** Slices that were begun, and where they go on. */
    public Map<Slice, Cursor> open() {
        throw new UnsupportedOperationException("to come");
    }

    /** Stretches of the time line that are neither done nor begun, newest first. */
    public List<Slice> gaps() {
        throw new UnsupportedOperationException("to come");
    }

    /** Whether all lists are done, closing passes included: the fan-out is next, or nothing. */
    public boolean isListed() {
        throw new UnsupportedOperationException("to come");
    }

    /** Where the fan-out goes on. */
    public Position.InFanOut fanOut() {
        throw new UnsupportedOperationException("to come");
    }

    /** Several lines of text, with the version of their form; {@link #parse} takes them back. */
    public String toText() {
        throw new UnsupportedOperationException("to come");
    }

    /** @throws IllegalArgumentException if the text is no checkpoint's, or one of a newer version */
    public static Checkpoint parse(String text) {
        throw new UnsupportedOperationException("to come");
    }
}
