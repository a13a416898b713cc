package dev.lever4j.client.changes;

import dev.lever4j.client.Cursor;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer has come. Immutable; {@link #toString} is its form to keep, which {@link #parse} reads, in this
 * version and in later ones. It holds times and Lever's own cursors, and nobody's data.
 */
public final class ChangePosition {
    private static final Pattern FORM = Pattern.compile(
            "1/(-?\\d{1,16})/(-?\\d{1,16})" + "(?:/(-?\\d{1,16})/(-?\\d{1,16})/([0-9a-f]{8})/(\\d{1,6})(?:/(.+))?)?");

    /** All that was changed before this has been told. */
    private final Instant since;

    /** When what lies under opportunities was last read over again. */
    private final Instant rescanned;

    private final @Nullable Round round;

    /**
     * A round that is under way.
     *
     * @param from a while before what has been told
     * @param until what was changed later is the next round's
     * @param form of the feed's options, on which the lists depend
     * @param step which list is being read
     * @param cursor of its next page; null for the first
     */
    record Round(
            Instant from,
            Instant until,
            String form,
            int step,
            @Nullable Cursor cursor) {
        Round at(int otherStep, @Nullable Cursor otherCursor) {
            return new Round(from, until, form, otherStep, otherCursor);
        }
    }

    private ChangePosition(Instant since, Instant rescanned, @Nullable Round round) {
        this.since = since;
        this.rescanned = rescanned;
        this.round = round;
    }

    /**
     * Where to begin: of all that has been changed since then, a feed tells what there is. For all that there is, begin
     * with an export, and here with the time at which it began.
     */
    public static ChangePosition since(Instant time) {
        return new ChangePosition(time, time, null);
    }

    /**
     * @param text as {@link #toString} gave it
     * @throws IllegalArgumentException if it is none
     */
    public static ChangePosition parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is no position of a change feed: it begins with 1/ and two times");
        }
        Round round = parts.group(3) == null
                ? null
                : new Round(
                        time(parts.group(3)),
                        time(parts.group(4)),
                        parts.group(5),
                        Integer.parseInt(parts.group(6)),
                        parts.group(7) == null ? null : Cursor.parse(parts.group(7)));
        return new ChangePosition(time(parts.group(1)), time(parts.group(2)), round);
    }

    /** All that was changed before this has been told, as far as Lever's lists had it by then. */
    public Instant since() {
        return since;
    }

    /** When opportunities were last told of for the sake of what lies under them, or where the feed began. */
    public Instant rescanned() {
        return rescanned;
    }

    /** Whether it lies within a round, of which a feed from here tells the rest. */
    public boolean isWithinRound() {
        return round != null;
    }

    /**
     * Whether both lie within one round, of a feed with the same options: what was told up to either is of the same
     * lists. A round that is gone on with by other options tells all of its own anew.
     */
    public boolean isOfRound(ChangePosition other) {
        return round != null && other.round != null && round.at(0, null).equals(other.round.at(0, null));
    }

    @Nullable
    Round round() {
        return round;
    }

    ChangePosition in(Round other) {
        return new ChangePosition(since, rescanned, other);
    }

    /** The round is over. */
    ChangePosition after(Round done, boolean rescan) {
        return new ChangePosition(done.until(), rescan ? done.until() : rescanned, null);
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChangePosition that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        String between = "1/" + since.toEpochMilli() + "/" + rescanned.toEpochMilli();
        if (round == null) {
            return between;
        }
        return between + "/" + round.from().toEpochMilli() + "/" + round.until().toEpochMilli() + "/" + round.form()
                + "/" + round.step()
                + (round.cursor() == null ? "" : "/" + round.cursor());
    }
}
