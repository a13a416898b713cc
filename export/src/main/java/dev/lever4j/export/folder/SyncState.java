package dev.lever4j.export.folder;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lines of a log say of syncs, together. Not thread-safe. */
final class SyncState {
    private static final long NEVER = -1;

    /** What has come and is not part of the files yet, in the order of its commits. */
    private final Map<String, FolderManifest.Segment> pending = new LinkedHashMap<>();

    private final Map<ExportResource, Counts> counts = new EnumMap<>(ExportResource.class);
    private final List<FolderSync> done = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private @Nullable ChangePosition position;
    private @Nullable FolderSync applied;
    private long begunAt = NEVER;
    private long appliedAt = NEVER;
    private long roundAt;
    private boolean adding;
    private boolean anew;
    private boolean touched;
    private boolean fullOnce;

    /** @param number of the line, from 0 on */
    void apply(SyncLine line, long number) {
        begunAt = begunAt == NEVER ? number : begunAt;
        anew |= line.anew();
        touched |= line.anew() || !line.whole().isEmpty() || !line.gone().isEmpty();
        if (line.position() != null) {
            ChangePosition before = position;
            position = ChangePosition.parse(line.position());
            roundAt = roundAt(before, position, number);
        }
        if (line.applied() != null) {
            applied = line.applied();
            appliedAt = number;
        }
        if (line.done()) {
            end();
        }
    }

    /** What a round told before it was gone on with by other options is of other lists. */
    private long roundAt(@Nullable ChangePosition before, ChangePosition now, long number) {
        if (!now.isWithinRound()) {
            return number + 1;
        }
        boolean isAnother = before != null && before.isWithinRound() && !now.isOfRound(before);
        return isAnother ? number : roundAt;
    }

    private void end() {
        FolderSync last = applied;
        if (last == null || !pending.isEmpty()) {
            throw new IllegalArgumentException("a sync ends that was not applied");
        }
        if (last.full() && last.isComplete()) {
            fullOnce = true;
            reasons.clear();
        }
        if (!last.isComplete()) {
            reasons.clear();
            reasons.addAll(last.reasons());
        }
        done.add(last);
        if (done.size() > FolderManifest.MOST_SYNCS) {
            done.remove(0);
        }
        counts.clear();
        applied = null;
        appliedAt = NEVER;
        begunAt = NEVER;
        adding = false;
        anew = false;
        touched = false;
    }

    /** Pending is less: it has become part of the files, unless nothing is applied yet. */
    void took() {
        adding |= applied != null;
    }

    void count(Map<ExportResource, Counts> more) {
        more.forEach((resource, its) -> counts.merge(resource, its, Counts::plus));
    }

    Map<String, FolderManifest.Segment> pending() {
        return pending;
    }

    Map<ExportResource, Counts> counts() {
        return counts;
    }

    @Nullable
    ChangePosition position() {
        return position;
    }

    /** What is being done to the files; null if nothing is. */
    @Nullable
    FolderSync applied() {
        return applied;
    }

    /** The line from which on files are the new ones. */
    long appliedAt() {
        return appliedAt;
    }

    /** The first line that is not part of the files yet. */
    long begunAt() {
        return begunAt;
    }

    /** The first line of the round that is under way, as its options are, or the next one where none is. */
    long roundAt() {
        return roundAt;
    }

    /** Whether all that does not stay is gone from the files: records that have come are being added. */
    boolean isAdding() {
        return adding;
    }

    /** Whether the files are not what they are to be. */
    boolean isTouched() {
        return touched || !pending.isEmpty();
    }

    boolean isAnew() {
        return anew;
    }

    /** The last ones. */
    List<FolderSync> done() {
        return List.copyOf(done);
    }

    int next() {
        return done.isEmpty() ? 1 : done.get(done.size() - 1).number() + 1;
    }

    /** Why it is not complete since all was read again last. */
    List<String> reasons() {
        return reasons;
    }

    /** Whether what the export could not read has been read since. */
    boolean hasHealed() {
        return fullOnce;
    }
}
