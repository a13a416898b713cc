package dev.lever4j.it.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests and answers of writes are cut after every byte: nothing is applied twice, nor said not to be though it is.
 */
class DoubleApplyTest {
    @Test
    void aThousandNotes() {
        notes(1_000);
    }

    @Tag("it")
    @Test
    void tenThousandNotes() {
        notes(10_000);
    }

    /** As many as {@code -Dfaults.writes} says: {@code scripts/double-apply}. */
    @Tag("figure")
    @Test
    void asManyAsAreAskedFor() {
        notes(Integer.getInteger("faults.writes", 100_000));
    }

    /** A test of this test. */
    @Test
    void whatIsAppliedTwiceWouldBeSeen() {
        try (Writes writes = new Writes(true)) {
            assertThat(writes.wrong(1_000)).isNotEmpty().allMatch(wrong -> wrong.endsWith("7 was applied 2 times"));
            assertThat(writes.shortestRequest()).isBetween(Writes.REQUEST + 1, Writes.REQUEST + 100);
        }
    }

    private static void notes(int count) {
        try (Writes writes = new Writes(false)) {
            assertThat(writes.wrong(count)).isEmpty();
            System.out.println(count + " notes: " + writes.counts() + "; 0 twice, 0 wrongly said not to be");
        }
    }
}
