package dev.lever4j.export;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a time line is cut while it is being listed: newest first, each slice as long as holds some pages by the
 * density that was seen last. Nothing is known at first, so the first slices are short and each is longer than the one
 * before. Pure: no clock, no I/O; not thread-safe.
 *
 * <p>Three things keep the end short, when there is no time line left to keep everybody busy. What is left is
 * estimated, and slices become smaller with it. To know where the time line ends, a few slices are probes: everything
 * up to some instant, given up if that is more than a page. A slice that turns out to hold far more than expected, and
 * would outlast all others, is given up and cut anew. So is one that was begun without knowing anything, turns out to
 * hold a lot, and leaves too little for others to do: a few small slices of it tell more than its many pages.
 */
final class SlicePlanner implements Slices {
    private static final long HOUR = 3_600_000L;
    private static final long YEAR = 365 * 24 * HOUR;
    private static final long FIRST = 6 * HOUR;
    /** Slices at once in a stretch of which too little has been seen. */
    private static final int BLIND = 3;

    private static final double MOST_PAGES = 40;
    private static final double LEAST_PAGES = 2;
    /** Pages that a slice must hold for as many of its kind to be begun as there is room for. */
    private static final double WORTHWHILE = 0.5;

    private static final int PAGES_BEFORE_PROBES = 20;
    private static final int MOST_CUTS = 3;
    /** Pages after which a slice of which nothing was known holds a lot. */
    private static final int LOT = 4;
    /** What is given up is cut in so many parts, each begun with so small a share of it. */
    private static final int PARTS = 8;

    private static final int SAMPLE = 128;

    private final Gaps gaps;
    private final Map<Slice, OpenSlice> open = new HashMap<>();
    private final long now;
    private final int pageSize;
    private final boolean probes;
    private boolean finishing;
    private final Stretch all = Stretch.unknown(FIRST, 0);
    /** Where the slices of an earlier run lie: what has not been begun is not to wait for them. */
    private final Stretch before = Stretch.unknown(FIRST, 0);

    private long pages;
    private @Nullable Slice probe;
    private long probedFull = Span.OPEN_ABOVE;

    /**
     * Plans what a checkpoint has left.
     *
     * @param gaps newest first
     * @param now where the time line's open end is taken to be
     * @param pageSize records that a page holds at most
     * @param longest slice that Lever lets pass; null for any
     */
    SlicePlanner(List<Slice> gaps, long now, int pageSize, @Nullable Duration longest) {
        this.gaps = new Gaps(gaps, all, now, longest == null ? Long.MAX_VALUE : longest.toMillis());
        this.now = now;
        this.pageSize = pageSize;
        this.probes = longest == null;
    }

    /** A slice of which a page was handed out is never given up, however much it holds: nothing is told again. */
    void finishing() {
        finishing = true;
    }

    /** A slice goes on that was begun in an earlier run. */
    void resumed(Slice slice) {
        open.put(slice, new OpenSlice(Span.of(slice), before, MOST_PAGES, false, false));
        before.open++;
    }

    @Override
    public @Nullable Slice next(int parallel) {
        Slice probing = nextProbe();
        if (probing != null) {
            return probing;
        }
        for (Gaps.Gap gap : gaps.all()) {
            double dense = dense(gap.in());
            if (!isAwaited(gap.in(), dense)) {
                return next(gap, dense, share(parallel));
            }
        }
        return null;
    }

    /** Whether so little is known of a stretch that its slices on their way are to be waited for. */
    private boolean isAwaited(Stretch in, double dense) {
        return in.open >= (in == all ? BLIND : 1) && in.bearable() * dense < WORTHWHILE * pageSize;
    }

    private Slice next(Gaps.Gap gap, double dense, double share) {
        Stretch in = gap.in();
        boolean blind = dense == 0;
        double wanted = blind ? in.nextBlind() : Math.min(share * pageSize / dense, (double) in.bearable());
        double planned = blind ? share : Math.min(share, wanted * dense / pageSize);
        return begin(gaps.cut(gap, (long) Math.max(1, wanted)), in, planned, blind);
    }

    @Override
    public void page(Slice slice, int records) {
        OpenSlice it = Objects.requireNonNull(open.get(slice));
        it.pages++;
        it.records += records;
        pages++;
    }

    @Override
    public void done(Slice slice, int records) {
        page(slice, records);
        OpenSlice it = close(slice);
        if (slice.equals(probe)) {
            probe = null;
        } else if (it.fromStart && it.span.from() != Span.OPEN_BELOW) {
            it.in.learn(gaps.length(it.span), it.records);
        }
    }

    @Override
    public boolean isTooMuch(Slice slice, int parallel) {
        OpenSlice it = Objects.requireNonNull(open.get(slice));
        if (slice.equals(probe)) {
            return true;
        }
        // its first page is not handed out when it is given up, those before are told
        if ((finishing && (!it.fromStart || it.pages > 1))
                || it.in.cuts >= MOST_CUTS
                || gaps.length(it.span) < 2L * Math.max(PARTS, parallel)) {
            return false;
        }
        if (it.blind && it.pages >= LOT && open.size() < parallel) {
            return true;
        }
        double rest = restOfPages();
        return rest >= 0
                && it.pages >= Math.max(MOST_PAGES, 2 * it.planned)
                // as much again is taken to come: one after the other, or with what is thrown away, side by side
                && it.pages * (parallel - 2.0) > rest + 2.0 * parallel;
    }

    @Override
    public void giveUp(Slice slice) {
        OpenSlice it = close(slice);
        if (slice.equals(probe)) {
            probe = null;
            probedFull = it.span.to();
            gaps.giveBack(it.span, all);
        } else {
            gaps.addParts(it, PARTS, SAMPLE);
        }
    }

    @Override
    public void restarted(Slice slice) {
        OpenSlice it = Objects.requireNonNull(open.get(slice));
        open.put(slice, new OpenSlice(it.span, it.in, it.planned, true, it.blind));
    }

    @Override
    public boolean isExhausted() {
        return gaps.isEmpty();
    }

    @Override
    public long expectedPages() {
        double rest = restOfPages();
        if (rest < 0) {
            return -1;
        }
        double coming = open.values().stream()
                .mapToDouble(it -> Math.max(1, it.planned - it.pages))
                .sum();
        return Math.round(rest + coming);
    }

    private Slice begin(Span span, Stretch in, double planned, boolean blind) {
        Slice slice = span.toSlice();
        open.put(slice, new OpenSlice(span, in, planned, true, blind));
        in.open++;
        return slice;
    }

    private OpenSlice close(Slice slice) {
        OpenSlice it = Objects.requireNonNull(open.remove(slice));
        it.in.open--;
        return it;
    }

    /** Pages for the next slice: fewer towards the end, so that all end at about the same time. */
    private double share(int parallel) {
        double rest = restOfPages();
        return rest < 0 ? MOST_PAGES : Math.max(LEAST_PAGES, Math.min(MOST_PAGES, rest / (2.0 * parallel)));
    }

    /** Pages of what is not begun; negative if nobody knows. */
    private double restOfPages() {
        double rest = 0;
        for (Gaps.Gap gap : gaps.all()) {
            double perMilli = dense(gap.in());
            if (perMilli == 0 || (gap.span().from() == Span.OPEN_BELOW && gap.in() == all)) {
                return -1;
            }
            rest += gaps.length(gap.span()) * perMilli / pageSize;
        }
        return rest;
    }

    /** Records a millisecond: of slices that are done, or what one on its way has brought already. */
    private double dense(Stretch in) {
        double most = in.density();
        for (OpenSlice it : open.values()) {
            most = Math.max(most, it.in == in && it.fromStart ? it.records / (double) gaps.length(it.span) : 0);
        }
        return most;
    }

    /** Everything up to an instant, half-way between where there is something and where there is nothing. */
    private @Nullable Slice nextProbe() {
        Gaps.Gap last = gaps.last();
        if (!probes || last == null || last.in() != all || probe != null || pages < PAGES_BEFORE_PROBES) {
            return null;
        }
        Span span = last.span();
        long full = Math.min(Math.min(span.to(), now), probedFull);
        boolean below = span.from() == Span.OPEN_BELOW;
        long at = below ? full - 16 * YEAR : span.from() + (full - span.from()) / 2;
        if (below ? at <= 0 : isNearEnough(span.from(), full)) {
            return null;
        }
        probe = begin(gaps.cutBelow(at), all, 1, false);
        return probe;
    }

    private boolean isNearEnough(long empty, long full) {
        return full - empty <= (now - full) / 8 || (full - empty) * dense(all) < MOST_PAGES * pageSize;
    }
}
