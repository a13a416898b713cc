package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import dev.lever4j.client.Page;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.json.RawJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The pages of a list, in as many strands as are needed to fill the limit. A strand has one page under way at a time,
 * so those of a slice come in their order; a new slice is begun only where all that have been begun are waiting for
 * theirs.
 */
final class ListJobs implements Jobs<Batch> {
    /** How often a slice may start over because its cursor is refused. */
    private static final int MOST_RESTARTS = 3;

    private final ListQuery query;
    private final int pass;
    private final Slices slices;
    private final InFlight inFlight;
    private final Patience patience;
    private final Tally tally;
    private final Unfolding unfolding;
    private final Deque<Strand> ready = new ArrayDeque<>();
    private final Map<Slice, Integer> restarts = new HashMap<>();

    /**
     * Goes on with the slices that were begun, then with others.
     *
     * @param pass 0 for the slices, 1 and up for a closing pass
     */
    ListJobs(
            ListQuery query,
            int pass,
            Slices slices,
            Map<Slice, Cursor> open,
            InFlight inFlight,
            Patience patience,
            Tally tally) {
        this.query = query;
        this.pass = pass;
        this.slices = slices;
        this.inFlight = inFlight;
        this.patience = patience;
        this.tally = tally;
        this.unfolding = new Unfolding(query.resource(), query.expanded(), tally);
        open.forEach((slice, cursor) -> ready.add(strand(slice, cursor)));
    }

    private Strand strand(Slice slice, @Nullable Cursor from) {
        return new Strand(slice, query.of(slice), from, patience);
    }

    @Override
    public @Nullable Mono<Landing<Batch>> next() {
        Strand strand = ready.poll();
        if (strand == null) {
            Slice slice = slices.next(inFlight.needed());
            if (slice == null) {
                return null;
            }
            strand = strand(slice, null);
        }
        return step(strand);
    }

    private Mono<Landing<Batch>> step(Strand strand) {
        return strand.step()
                .<Landing<Batch>>map(page -> () -> land(strand, page))
                .onErrorResume(OffsetExpiredException.class, refused -> Mono.just(() -> startOver(strand, refused)));
    }

    private @Nullable Batch land(Strand strand, Page<RawJson> page) {
        tally.page(query.resource());
        Cursor in = strand.at();
        Cursor next = page.next().orElse(null);
        strand.movedTo(next);
        Slice slice = strand.slice;
        if (next == null) {
            slices.done(slice, page.items().size());
            tally.slice(query.resource());
        } else {
            slices.page(slice, page.items().size());
            if (slices.isTooMuch(slice, inFlight.needed())) {
                slices.giveUp(slice);
                return null;
            }
            ready.add(strand);
        }
        tally.expect(slices.expectedPages());
        return batch(page, new Position.InList(query.resource(), pass, slice, next), in);
    }

    /** Only this slice: the others' cursors are good. */
    private @Nullable Batch startOver(Strand refused, OffsetExpiredException why) {
        boolean fromStart = refused.at() == null;
        if (fromStart || restarts.merge(refused.slice, 1, Integer::sum) > MOST_RESTARTS) {
            throw why;
        }
        slices.restarted(refused.slice);
        ready.addFirst(strand(refused.slice, null));
        return null;
    }

    /** Each record, followed by what came with it. */
    private Batch batch(Page<RawJson> page, Position position, @Nullable Cursor in) {
        List<Row> rows = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        page.items().forEach(record -> unfolding.add(record, rows, skipped));
        return new Batch(rows, skipped, position, in);
    }

    @Override
    public boolean isOver() {
        return ready.isEmpty() && slices.isExhausted();
    }
}
