package dev.lever4j.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of a time line and has not been begun, newest first. Geometry only; {@link SlicePlanner} decides. */
final class Gaps {
    private final List<Gap> gaps = new ArrayList<>();
    private final long now;
    private final long longest;

    /** @param in what is known round about it */
    record Gap(Span span, Stretch in) {}

    /**
     * @param now where the time line's open end is taken to be
     * @param longest slice that may be cut, in milliseconds
     */
    Gaps(List<Slice> left, Stretch in, long now, long longest) {
        left.forEach(slice -> gaps.add(new Gap(Span.of(slice), in)));
        this.now = now;
        this.longest = longest;
    }

    boolean isEmpty() {
        return gaps.isEmpty();
    }

    /** Newest first. */
    List<Gap> all() {
        return gaps;
    }

    @Nullable
    Gap last() {
        return gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
    }

    /** Takes the newest part of a gap away, of about this length: nobody wants a sliver to be left. */
    Span cut(Gap gap, long wanted) {
        int place = gaps.indexOf(gap);
        Span span = gap.span;
        long length = Math.min(wanted, longest);
        long end = end(span);
        // nothing is expected before 1970
        long least = span.from() == Span.OPEN_BELOW ? 0 : span.from() + Math.min(length / 4, longest - length);
        long from = end - length + 1;
        if (end < length || from <= least) {
            gaps.remove(place);
            return span;
        }
        gaps.set(place, new Gap(new Span(span.from(), from - 1), gap.in));
        return new Span(from, span.to());
    }

    /** Takes away what is up to an instant of the last gap. */
    Span cutBelow(long at) {
        Gap last = gaps.remove(gaps.size() - 1);
        if (at < last.span.to()) {
            gaps.add(new Gap(new Span(at + 1, last.span.to()), last.in));
        }
        return new Span(last.span.from(), at);
    }

    /** What {@link #cutBelow} took is to be planned anew. */
    void giveBack(Span span, Stretch in) {
        Gap last = last();
        if (last != null && last.in == in && last.span.from() == span.to() + 1) {
            gaps.set(gaps.size() - 1, new Gap(new Span(span.from(), last.span.to()), in));
        } else {
            gaps.add(new Gap(span, in));
        }
    }

    /**
     * What was given up is to be planned anew, in parts that are got to know each on its own: how much of it lies where
     * says nothing that was seen of the whole.
     */
    void addParts(OpenSlice it, int parts, int sample) {
        long part = length(it.span) / parts;
        long first = Math.max(1, part / sample);
        List<Gap> fresh = new ArrayList<>();
        Span left = it.span;
        long end = end(left);
        for (int i = 1; i < parts; i++) {
            end -= part;
            fresh.add(new Gap(new Span(end + 1, left.to()), Stretch.unknown(first, it.in.cuts + 1)));
            left = new Span(left.from(), end);
        }
        fresh.add(new Gap(left, Stretch.unknown(first, it.in.cuts + 1)));
        gaps.addAll(0, fresh);
    }

    /** Milliseconds; nothing is expected before 1970 where it is open below. */
    long length(Span span) {
        long to = end(span);
        long from = span.from() == Span.OPEN_BELOW ? Math.min(0, to) : span.from();
        return to - from + 1;
    }

    private long end(Span span) {
        return span.to() == Span.OPEN_ABOVE ? Math.max(now, span.from()) : span.to();
    }
}
