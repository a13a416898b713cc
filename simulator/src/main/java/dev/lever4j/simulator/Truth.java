package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Opportunity;
import dev.lever4j.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account holds and held, told by the records themselves and not by lists of them: a measure for whoever read
 * it while it changed. A look at one moment while nobody writes through the API; it does not change any more.
 *
 * <p>A record counts as existing only in those milliseconds in which it did from beginning to end: not in the one in
 * which it was made or deleted.
 *
 * @param at when it was looked
 * @param lives one for each opportunity, in no order that means anything; deleted ones too, also those that were
 *     deleted before the simulator started
 */
public record Truth(Instant at, List<Life> lives) {
    /**
     * One opportunity's.
     *
     * @param createdAt as lists say it
     * @param updatedAt as lists say it now, null on part of the old records
     * @param since when it was made; it is before the start of the simulator unless it came afterwards, whatever
     *     {@code createdAt} was given to it
     * @param until when it was deleted, or null
     */
    public record Life(
            String id,
            Instant createdAt,
            @Nullable Instant updatedAt,
            boolean confidential,
            Instant since,
            @Nullable Instant until) {
        public boolean deleted() {
            return until != null;
        }

        public boolean existedAt(Instant at) {
            return existedThroughout(at, at);
        }

        /** From an instant to this very moment. */
        public boolean existedSince(Instant from) {
            return !deleted() && since.toEpochMilli() < from.toEpochMilli();
        }

        public boolean existedThroughout(Instant from, Instant to) {
            return since.toEpochMilli() < from.toEpochMilli()
                    && (until == null || to.toEpochMilli() < until.toEpochMilli());
        }
    }

    public Truth {
        lives = List.copyOf(lives);
    }

    static Truth of(World world, Instant started, Instant now) {
        return world.order().still(() -> {
            List<Life> lives = new ArrayList<>(world.end());
            for (int index = 0; index < world.end(); index++) {
                lives.add(life(world.opportunity(index), started));
            }
            return new Truth(now, lives);
        });
    }

    private static Life life(Opportunity it, Instant started) {
        Long updatedAt = it.updatedAt();
        long before = started.toEpochMilli() - 1; // the data is as old as it is, even where the clock is behind it
        return new Life(
                it.id(),
                Instant.ofEpochMilli(it.createdAt()),
                updatedAt == null ? null : Instant.ofEpochMilli(updatedAt),
                it.confidential(),
                Instant.ofEpochMilli(it.generated() ? Math.min(it.madeAt(), before) : it.madeAt()),
                it.deleted() ? Instant.ofEpochMilli(deletedAt(it, before)) : null);
    }

    private static long deletedAt(Opportunity it, long before) {
        return it.deletion() == null ? Math.min(it.deletedAt(), before) : it.deletedAt();
    }
}
