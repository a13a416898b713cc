package dev.lever4j.export;

import java.util.concurrent.atomic.AtomicLong;

/** What a run still has to ask for, as far as can be told by now. Told of answers as they come, asked at any time. */
final class Outlook {
    private static final long NOBODY_KNOWS = -1;

    private final What what;
    private final Tally tally;
    private final AtomicLong answers = new AtomicLong();
    private boolean resumed;
    private volatile long records = NOBODY_KNOWS;

    Outlook(What what, Tally tally) {
        this.what = what;
        this.tally = tally;
    }

    /** Some of the list is done: nobody here knows how much it is. */
    void resumed() {
        resumed = true;
    }

    /** The list has been estimated. */
    void estimated(long itsRecords) {
        records = itsRecords;
    }

    void answered() {
        answers.incrementAndGet();
    }

    /** In this run. */
    long answers() {
        return answers.get();
    }

    /**
     * Pages of the list that are still to come; -1 if nobody knows. Samples from all over the time line know better
     * than what the slices up to now have been like.
     *
     * @param pages up to now
     */
    long pages(long pages) {
        long seen = tally.rows(what.root());
        long left = records - seen;
        return left > 0 && seen > 0 ? Math.max(1, left * pages / seen) : tally.expected();
    }

    /** Answers that are still to come until the end of the run, while it is listing; -1 if nobody knows. */
    long beyondList(long pages) {
        long more = pages(pages);
        return more < 0 || pages == 0 ? NOBODY_KNOWS : plus(more, children((pages + more) / (double) pages));
    }

    /** The same, once the slices are done. */
    long beyondClosing() {
        return children(1);
    }

    /** Lists under records, if there are so many times as many of those as have been seen. */
    private long children(double times) {
        int each = what.asked().size();
        return each == 0 ? 0 : resumed ? NOBODY_KNOWS : Math.round(tally.rows(what.root()) * times) * each;
    }

    private static long plus(long more, long unsure) {
        return unsure < 0 ? NOBODY_KNOWS : more + unsure;
    }
}
