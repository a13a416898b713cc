package dev.lever4j.connect;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the reading of one list stands. Moved on by its steps, one after the other. Not thread-safe. */
final class Place {
    /** What a change feed looks back, and some more. */
    private static final Duration OVERLAP = Duration.ofMinutes(11);

    private final boolean isFollowed;
    private final Told told;
    private final OfLate slices = new OfLate();
    private @Nullable Checkpoint checkpoint;
    private @Nullable ChangePosition position;
    private Pending pending;
    private boolean isFull;
    private boolean isCompared;
    private boolean sawConfidential;
    private boolean saidTooMuch;
    private Set<String> missing = Set.of();
    private volatile boolean hasRead;
    private @Nullable Map<String, Object> offset;

    private Place(
            boolean isFollowed,
            boolean isCompared,
            Told told,
            @Nullable Checkpoint checkpoint,
            @Nullable ChangePosition position,
            Pending pending,
            boolean isFull) {
        this.isFollowed = isFollowed;
        this.isCompared = isCompared;
        this.told = told;
        this.checkpoint = checkpoint;
        this.position = position;
        this.pending = pending;
        this.isFull = isFull;
        this.sawConfidential = checkpoint != null && checkpoint.confidential();
    }

    /** @param isFollowed whether Lever tells what has changed of the list */
    static Place fresh(boolean isFollowed) {
        return new Place(isFollowed, false, new Told(!isFollowed), null, null, Pending.NONE, true);
    }

    /** @throws IllegalArgumentException if parts of it cannot be read */
    static Place at(Offsets saved, boolean isFollowed, int kinds) {
        Place place = new Place(
                isFollowed,
                true,
                Told.parse(saved.told(), !isFollowed),
                saved.checkpoint(),
                saved.position(),
                Pending.parse(saved.pending(), kinds),
                saved.isFull());
        return place.saw(saved.sawConfidential());
    }

    /**
     * All is to be told again, in another form, and of what became of it meanwhile nothing is to be missing: changes go
     * on from where they were, and what is not there any more is known.
     *
     * @throws IllegalArgumentException if parts of it cannot be read
     */
    static Place anew(Offsets saved, boolean isFollowed) {
        ChangePosition from = saved.position() != null
                ? saved.position()
                : ChangePosition.since(saved.checkpoint().startedAt());
        Told told =
                isFollowed ? new Told(false) : Told.parse(saved.told(), true).asOfOld();
        Place place = new Place(isFollowed, true, told, null, isFollowed ? from : null, Pending.NONE, true);
        return place.saw(saved.sawConfidential() || saved.checkpoint().confidential());
    }

    /** As above, where it is to be gone on with. */
    static Place at(Offsets saved, Plan plan) {
        Place place = at(saved, plan.isFollowed(), plan.kinds());
        boolean wasNeverRead = !saved.isFull() && !saved.checkpoint().gaps().isEmpty();
        if (wasNeverRead && plan.mode() != Settings.Mode.CHANGES) {
            place.isFull = true;
            return plan.isFollowed() ? place : place.withOld();
        }
        return place;
    }

    /** It was compared, and not told. */
    private Place withOld() {
        return new Place(isFollowed, true, told.asOfOld(), checkpoint, position, pending, isFull).saw(sawConfidential);
    }

    private Place saw(boolean confidential) {
        sawConfidential |= confidential;
        return this;
    }

    /** @throws IllegalArgumentException if it is not the offset of such a list, or parts of it cannot be read */
    static void check(Offsets saved, ExportResource list) {
        if (saved.checkpoint().root() != list) {
            throw new IllegalArgumentException(
                    "it is of " + saved.checkpoint().root().text() + ", and not of " + list.text());
        }
        at(saved, list == ExportResource.OPPORTUNITIES, 1);
    }

    /** Whether it is known what there was, so that what is new can be told. */
    boolean isCompared() {
        return isCompared;
    }

    void compared() {
        isCompared = true;
    }

    /**
     * Whether a list that was read over shows all that was told, if it is there: one without confidential records, for
     * a right that is lost or a refusal that passes, does not show those.
     */
    boolean seesAsMuch(boolean confidential) {
        boolean before = sawConfidential || checkpoint().confidential();
        if (confidential && !sawConfidential) {
            sawConfidential = true;
            offset = null;
        }
        // where it sees more than before, what was missed then may be there
        if (confidential != before) {
            missing = Set.of();
        }
        return confidential == before;
    }

    /** What was told and is missing, now and the last time; what else is missing is remembered. */
    List<String> missing(Set<String> seen) {
        Set<String> now = told.keys();
        now.removeAll(seen);
        List<String> twice = now.stream().filter(missing::contains).toList();
        missing = now;
        return twice;
    }

    /** Of the slices that are not done; known to this task alone. */
    OfLate slices() {
        return slices;
    }

    boolean isFull() {
        return isFull;
    }

    boolean isBegun() {
        return checkpoint != null;
    }

    void begun(Checkpoint at) {
        checkpoint(at);
    }

    Checkpoint checkpoint() {
        return Objects.requireNonNull(checkpoint, "begun");
    }

    void checkpoint(Checkpoint next) {
        checkpoint = next;
        offset = null;
    }

    /** Whether it is known from where changes are told, though the list may begin anew. */
    boolean isPlaced() {
        return position != null;
    }

    /** From where changes are told. */
    ChangePosition position() {
        return Objects.requireNonNullElseGet(
                position, () -> ChangePosition.since(checkpoint().startedAt()));
    }

    void position(ChangePosition next) {
        position = next;
        if (isFollowed) {
            told.forgetBefore(horizon());
        }
        offset = null;
    }

    /** Whether all that there was has been read, in this task. Any thread may ask. */
    boolean hasRead() {
        return hasRead;
    }

    void read() {
        hasRead = true;
    }

    /** All was read; from now on what changes is. */
    void changes() {
        isFull = false;
        offset = null;
    }

    Pending pending() {
        return pending;
    }

    void pending(Pending next) {
        pending = next;
        offset = null;
    }

    Told told() {
        return told;
    }

    /** Keeps it if it may come again. */
    void told(Traits traits) {
        if (!isFollowed || traits.updatedAt() >= horizon()) {
            told.add(traits.key(), traits.updatedAt(), traits.form());
            offset = null;
        }
    }

    /** Once, where what has been told does not fit into an offset. */
    boolean isTooMuch() {
        boolean isNews = told.isTooMuch() && !saidTooMuch;
        saidTooMuch |= isNews;
        return isNews;
    }

    void forget(String key) {
        told.remove(key);
        offset = null;
    }

    private long horizon() {
        Instant since = position().since();
        return since.minus(OVERLAP).toEpochMilli();
    }

    /** The same until the place moves on. */
    Map<String, Object> offset() {
        if (offset == null) {
            offset = new Offsets(checkpoint(), position, pending.toText(), told.toText(), isFull, sawConfidential)
                    .toMap();
        }
        return offset;
    }
}
