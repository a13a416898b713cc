package dev.lever4j.export;

import dev.lever4j.client.Page;
import dev.lever4j.json.RawJson;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many records a list holds, without listing it. One that is cut by time is looked at through small windows, spread
 * over the time that it spans; what does not fit on a few pages of another one is counted page by page.
 */
final class Estimate {
    private static final long YEAR = 365L * 86_400_000;
    private static final int LONGEST_AGE = 64;
    private static final int HALVINGS = 4;
    private static final int WINDOWS = 16;
    private static final int PAGE = 100;
    /** Records that a window should show: enough to tell, and less than a page. */
    private static final double WANTED = 50;

    private static final int TRIES = 3;

    private final ListQuery query;
    private final Patience patience;
    private final Slice whole;
    private final long newest;
    private final double longest;

    // one request after the other
    private long oldest;
    private double width;
    private double records;

    /**
     * @param whole what is to be counted of the time line
     * @param now where an open end is taken to be
     */
    Estimate(ListQuery query, Patience patience, Slice whole, Instant now) {
        this.query = query;
        this.patience = patience;
        this.whole = whole;
        this.newest = (whole.to() == null ? now : whole.to()).toEpochMilli();
        TimeLine line = query.resource().timeLine();
        this.longest = line == null || line.longest() == null
                ? Double.MAX_VALUE
                : line.longest().toMillis();
    }

    /** @param exact whether they were counted */
    record Count(long records, boolean exact) {}

    Mono<Count> count() {
        if (longest < Double.MAX_VALUE) {
            // Lever answers nothing about all of it at once
            return byWindows(0);
        }
        return first(Slice.ALL).flatMap(page -> {
            if (page.next().isEmpty()) {
                return Mono.just(new Count(page.items().size(), true));
            }
            return query.resource().isSliced() ? byWindows(page.items().size()) : byPages();
        });
    }

    private Mono<Count> byPages() {
        return patience.with(query.of(Slice.ALL)
                        .pages()
                        .map(page -> (long) page.items().size())
                        .reduce(0L, Long::sum))
                .map(all -> new Count(all, true));
    }

    private Mono<Count> byWindows(long seen) {
        return begin().flatMap(from -> {
                    oldest = from;
                    width = (newest - from) / (double) (WINDOWS * PAGE);
                    return Flux.range(0, WINDOWS)
                            .concatMap(window -> look(window, TRIES))
                            .then();
                })
                .then(Mono.fromCallable(() -> new Count(Math.max(seen, Math.round(records)), false)));
    }

    /** Where the records begin, about. */
    private Mono<Long> begin() {
        Instant said = whole.from();
        return said != null
                ? Mono.just(Math.min(said.toEpochMilli(), newest))
                : age(1).flatMap(years -> halve(newest - years * YEAR, newest - years / 2 * YEAR, HALVINGS));
    }

    /** Years, doubled until nothing is older. */
    private Mono<Long> age(long years) {
        return years >= LONGEST_AGE
                ? Mono.just(years)
                : isEmptyUpTo(newest - years * YEAR).flatMap(empty -> empty ? Mono.just(years) : age(2 * years));
    }

    /** The first record lies between the two. */
    private Mono<Long> halve(long empty, long full, int times) {
        long middle = empty + (full - empty) / 2;
        return times == 0
                ? Mono.just(empty)
                : isEmptyUpTo(middle)
                        .flatMap(more -> more ? halve(middle, full, times - 1) : halve(empty, middle, times - 1));
    }

    private Mono<Boolean> isEmptyUpTo(long instant) {
        return first(new Slice(null, Instant.ofEpochMilli(instant)))
                .map(page -> page.items().isEmpty());
    }

    /**
     * One stretch of the time line, by a window in its middle; a window that shows too many or too few is tried anew.
     */
    private Mono<Void> look(int window, int tries) {
        double length = (newest - oldest) / (double) WINDOWS;
        double widest = Math.min(length, longest);
        double wide = Math.max(1, Math.min(width, widest));
        long from = (long) (oldest + window * length + (length - wide) / 2);
        Slice slice = new Slice(Instant.ofEpochMilli(from), Instant.ofEpochMilli((long) (from + wide)));
        return first(slice).flatMap(page -> {
            int seen = page.items().size();
            boolean tooMany = page.next().isPresent();
            boolean tooFew = seen < WANTED / 5 && wide < widest;
            width = wide * (tooMany ? 0.2 : Math.min(16, WANTED / Math.max(1, seen)));
            if ((tooMany || tooFew) && tries > 1) {
                return look(window, tries - 1);
            }
            records += seen / wide * length;
            return Mono.empty();
        });
    }

    private Mono<Page<RawJson>> first(Slice slice) {
        return patience.with(query.of(slice).pages().next());
    }
}
