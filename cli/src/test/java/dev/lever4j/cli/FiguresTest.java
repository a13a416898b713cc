package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Figures figures(long records, OptionalLong total, double recordsPerSecond) {
        return new Figures(records, total, recordsPerSecond, 9.94, 10, 2, Duration.ofSeconds(63));
    }

    @Test
    void aBarShowsHowMuchIsLeftWhereTheTotalIsKnown() {
        assertThat(figures(2_600, OptionalLong.of(5_000), 1_000).bar())
                .isEqualTo("[#####-----] 2,600/5,000  1,000 rec/s  9.9/10 req/s  2 x 429  01:03 ETA 00:03");
    }

    @Test
    void aBarFitsAnOrdinaryTerminal() {
        Figures fast = new Figures(
                9_999,
                OptionalLong.of(10_000),
                1_499,
                15.5,
                10,
                0,
                Duration.ofSeconds(59).plusMinutes(9));

        assertThat(fast.bar()).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void aBarOfAnUnknownTotalPromisesNothing() {
        assertThat(figures(2_600, OptionalLong.empty(), 1_000).bar())
                .isEqualTo("2,600 records  1,000 rec/s  9.9/10 req/s  2 x 429  01:03");
    }

    @Test
    void aLineForALogSaysTheSame() {
        assertThat(figures(2_600, OptionalLong.of(5_000), 1_000).line())
                .isEqualTo("2,600 of 5,000 records  1,000 rec/s  9.9/10 req/s  2 x 429  01:03");
    }

    @Test
    void moreRecordsThanExpectedDoNotOverflowTheBar() {
        assertThat(figures(5_010, OptionalLong.of(5_000), 10).bar()).startsWith("[##########] 5,010/5,000");
    }

    @Test
    void aStandstillHasNoEta() {
        assertThat(figures(100, OptionalLong.of(5_000), 0).eta()).isEmpty();
    }

    @Test
    void hoursAreShownOnceThereAreSome() {
        Figures slow = new Figures(0, OptionalLong.empty(), 0, 0, 0.5, 0, Duration.ofSeconds(7_325));
        assertThat(slow.line()).isEqualTo("0 records  0 rec/s  0.0/0.5 req/s  0 x 429  2:02:05");
    }
}
