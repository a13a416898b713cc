package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Figures figures(long records, @Nullable Double share, @Nullable Duration left) {
        return new Figures(new Progress("list", records, share, Duration.ofSeconds(63), left), 9.94, 10, 2);
    }

    @Test
    void aBarShowsHowMuchIsLeftWhereThatIsKnown() {
        assertThat(figures(2_600, 0.52, Duration.ofSeconds(58)).bar())
                .isEqualTo("list     [#####-----]  52%  2,600 rec  9.9/10 req/s  2 x 429  ETA 00:58");
    }

    @Test
    void aBarFitsAnOrdinaryTerminal() {
        Progress day = new Progress("children", 9_999_999, 0.999, Duration.ZERO, Duration.ofHours(28));

        assertThat(new Figures(day, 9.9, 10, 0).bar()).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void aBarOfWhatNobodyKnowsPromisesNothing() {
        assertThat(figures(2_600, null, null).bar()).isEqualTo("list     2,600 rec  9.9/10 req/s  2 x 429  01:03");
    }

    @Test
    void aLineForALogSaysTheSame() {
        assertThat(figures(2_600, 0.52, Duration.ofSeconds(58)).line())
                .isEqualTo("list 52%: 2,600 records  9.9/10 req/s  2 x 429  01:03, ETA 00:58");
    }

    @Test
    void filesAreCalledSo() {
        Progress files = new Progress("downloads", 7, 0.5, Duration.ofSeconds(63), null);

        assertThat(new Figures(files, 9.94, 10, 0).line()).startsWith("downloads 50%: 7 files  9.9/10 req/s");
        assertThat(Figures.size(1_023)).isEqualTo("1,023 bytes");
        assertThat(Figures.size(3L << 19)).isEqualTo("1.5 MiB");
        assertThat(Figures.size(5L << 29)).isEqualTo("2.5 GiB");
    }

    @Test
    void nothingIsDoneBeforeAllOfItIs() {
        assertThat(figures(9_999, 0.9999, null).bar()).contains("[#########-]  99%");
        assertThat(figures(10_000, 1.0, null).bar()).contains("[##########] 100%");
    }

    @Test
    void hoursAreShownOnceThereAreSome() {
        assertThat(Figures.clock(Duration.ofSeconds(7_325))).isEqualTo("2:02:05");
        assertThat(Figures.clock(Duration.ofHours(28))).isEqualTo("28:00:00");
    }
}
