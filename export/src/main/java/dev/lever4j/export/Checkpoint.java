package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import dev.lever4j.export.redact.RedactionMark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that must be remembered of an export to go on with it: what it is, when it began, and how far it has come.
 * Immutable. Whoever holds it moves it on with {@link #after} for each position that has become durable, in the order
 * of the batches.
 */
public final class Checkpoint {
    static final Position.InFanOut NO_TASK = new Position.InFanOut(0, 0, 0);

    private final Origin origin;
    /** Newest first. */
    private final List<Span> done;

    private final Map<Slice, Cursor> open;
    private final int passes;
    private final Position.@Nullable Listed listed;
    private final Position.InFanOut fanOut;

    private Checkpoint(
            Origin origin,
            List<Span> done,
            Map<Slice, Cursor> open,
            int passes,
            Position.@Nullable Listed listed,
            Position.InFanOut fanOut) {
        this.origin = origin;
        this.done = done;
        this.open = open;
        this.passes = passes;
        this.listed = listed;
        this.fanOut = fanOut;
    }

    /**
     * What stays the same from an export's first run to its last.
     *
     * @param server which Lever: the URL of its API, or a name in its place
     * @param export stands for filters and children; what was done of one export is nothing to another
     * @param startedAt in whole milliseconds
     * @param whole of the time line, as far as it is to be exported
     * @param redaction of all that leaves; null if there is none
     */
    record Origin(
            ExportResource root,
            String server,
            String export,
            Instant startedAt,
            boolean confidential,
            Slice whole,
            @Nullable RedactionMark redaction) {
        Origin {
            startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        }

        Origin confidential(boolean asked) {
            return new Origin(root, server, export, startedAt, asked, whole, redaction);
        }
    }

    /** Nothing is done yet. */
    static Checkpoint fresh(Origin origin) {
        return new Checkpoint(origin, List.of(), Map.of(), 0, null, NO_TASK);
    }

    /** With a position that has become durable. */
    public Checkpoint after(Position durable) {
        if (durable instanceof Position.InList list) {
            return list.pass() == 0
                    ? afterSlice(list)
                    : new Checkpoint(origin, done, open, Math.max(passes, list.pass()), listed, fanOut);
        }
        if (durable instanceof Position.Listed all) {
            return new Checkpoint(origin, List.of(Span.of(origin.whole)), Map.of(), passes, all, fanOut);
        }
        return new Checkpoint(origin, done, open, passes, listed, (Position.InFanOut) durable);
    }

    /** A slice that was given up takes the place of nothing: those it was cut into take its. */
    private Checkpoint afterSlice(Position.InList at) {
        Map<Slice, Cursor> others = new LinkedHashMap<>(open);
        others.keySet().removeIf(at.slice()::overlaps);
        if (at.next() != null) {
            others.put(at.slice(), at.next());
            return new Checkpoint(origin, done, others, passes, listed, fanOut);
        }
        return new Checkpoint(origin, Span.union(done, Span.of(at.slice())), others, passes, listed, fanOut);
    }

    /** The list that is exported. */
    public ExportResource root() {
        return origin.root;
    }

    /**
     * When the export began, by this machine's clock or the server's if that is behind, whatever interruptions since.
     */
    public Instant startedAt() {
        return origin.startedAt;
    }

    /** Which Lever it is of: the URL of its API, or a name in its place. */
    public String server() {
        return origin.server;
    }

    /** Whether confidential records are asked for. */
    public boolean confidential() {
        return origin.confidential;
    }

    /** How what is exported is redacted; empty if it is not. */
    public Optional<RedactionMark> redaction() {
        return Optional.ofNullable(origin.redaction);
    }

    /** Slices that were begun, and where they go on. */
    public Map<Slice, Cursor> open() {
        return Map.copyOf(open);
    }

    /** Stretches of the time line that are neither done nor begun, newest first. */
    public List<Slice> gaps() {
        List<Span> taken = new ArrayList<>(done);
        open.keySet().forEach(slice -> taken.add(Span.of(slice)));
        return Span.minus(List.of(Span.of(origin.whole)), taken).stream()
                .map(Span::toSlice)
                .toList();
    }

    /** Closing passes that were begun. */
    public int closingPasses() {
        return passes;
    }

    /** Whether all lists are done, closing passes included: the fan-out is next, or nothing. */
    public boolean isListed() {
        return listed != null;
    }

    /** Whether they are done and the last closing pass found nothing new. */
    public boolean isSettled() {
        return listed != null && listed.settled();
    }

    /** Where the fan-out goes on. */
    public Position.InFanOut fanOut() {
        return fanOut;
    }

    /** Several lines of text, with the version of their form; {@link #parse} takes them back. */
    public String toText() {
        return CheckpointText.of(this);
    }

    /**
     * The checkpoint of a text that {@link #toText} gave.
     *
     * @throws IllegalArgumentException if the text is no checkpoint's, or one of a newer version
     */
    public static Checkpoint parse(String text) {
        return CheckpointText.parse(text);
    }

    Origin origin() {
        return origin;
    }

    /** Every position that it takes to come here from {@link #fresh}. */
    List<Position> positions() {
        ExportResource root = origin.root;
        List<Position> all = new ArrayList<>();
        done.forEach(span -> all.add(new Position.InList(root, 0, span.toSlice(), null)));
        open.forEach((slice, cursor) -> all.add(new Position.InList(root, 0, slice, cursor)));
        if (passes > 0) {
            all.add(new Position.InList(root, passes, Slice.ALL, null));
        }
        if (listed != null) {
            all.add(listed);
        }
        all.add(fanOut);
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && done.equals(that.done)
                && open.equals(that.open)
                && passes == that.passes
                && Objects.equals(listed, that.listed)
                && fanOut.equals(that.fanOut);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, done, open, passes, listed, fanOut);
    }

    /** Of a few words: the whole is {@link #toText}. */
    @Override
    public String toString() {
        return "Checkpoint[" + open.size() + " slices open, " + gaps().size() + " gaps, listed " + isListed()
                + ", next task " + fanOut.next() + "]";
    }
}
