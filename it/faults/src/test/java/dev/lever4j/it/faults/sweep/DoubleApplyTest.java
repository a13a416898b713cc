package dev.lever4j.it.faults.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests and answers of writes are cut after every byte: nothing is applied twice, nor said not to be though it is.
 */
class DoubleApplyTest {
    /** Enough for a connection to be cut at each byte. */
    private static final int MANY = 1_000;

    @Test
    void aThousandNotes() throws InterruptedException {
        notes(1_000);
    }

    @Tag("it")
    @Test
    void tenThousandNotes() throws InterruptedException {
        notes(10_000);
    }

    /** As many as {@code -Dfaults.writes} says: {@code scripts/double-apply}. */
    @Tag("figure")
    @Test
    void asManyAsAreAskedFor() throws InterruptedException {
        notes(Integer.getInteger("faults.writes", 100_000));
    }

    /** A test of this test. */
    @Test
    void whatIsAppliedTwiceWouldBeSeen() throws InterruptedException {
        try (Writes writes = new Writes(Writes.Planted.APPLIED_TWICE)) {
            assertThat(writes.wrong(1_000)).isNotEmpty().allMatch(wrong -> wrong.endsWith("7 was applied 2 times"));
        }
    }

    /** As well. */
    @Test
    void whatIsSaidNotToBeThoughItIsWouldBeSeen() throws InterruptedException {
        try (Writes writes = new Writes(Writes.Planted.WRONGLY_REFUSED)) {
            assertThat(writes.wrong(1_000))
                    .isNotEmpty()
                    .allMatch(wrong -> wrong.contains("7 was applied, and the error says that it was not: "));
        }
    }

    private static void notes(int count) throws InterruptedException {
        try (Writes writes = new Writes(Writes.Planted.NOTHING)) {
            assertThat(writes.wrong(count)).isEmpty();
            System.out.println(count + " notes: " + writes.counts() + "; 0 twice, 0 wrongly said not to be");
            // a connection in two is cut, each one a byte later than the one before
            if (count >= MANY) {
                assertThat(writes.cuts())
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, writes.length()).boxed().toList());
            }
        }
    }
}
