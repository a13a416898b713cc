package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportProgress;
import dev.lever4j.export.ExportStatus;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Progress file(long records, OptionalLong total) {
        return Progress.of(new ExportProgress(records, 1, 1, MINUTE), total);
    }

    private static Progress status(long done, long expected) {
        return Progress.of(
                new ExportStatus(ExportStatus.Phase.CHILDREN, 7, done, expected, MINUTE, Duration.ofSeconds(9)));
    }

    @Test
    void aFileOfKnownLengthGoesOnAsFastAsItHasUpToNow() {
        assertThat(file(1_000, OptionalLong.of(4_000)))
                .isEqualTo(new Progress("list", 1_000, 0.25, MINUTE, MINUTE.multipliedBy(3)));
    }

    @Test
    void aFileThatGrowsBeyondWhatWasExpectedIsDone() {
        assertThat(file(5_010, OptionalLong.of(5_000)).share()).isEqualTo(1.0);
    }

    @Test
    void aFileOfUnknownLengthPromisesNothing() {
        assertThat(file(1_000, OptionalLong.empty())).isEqualTo(new Progress("list", 1_000, null, MINUTE, null));
        assertThat(file(0, OptionalLong.of(5_000)).left()).isNull();
    }

    @Test
    void aFolderIsMeasuredInAnswers() {
        assertThat(status(1, 4)).isEqualTo(new Progress("children", 7, 0.25, MINUTE, Duration.ofSeconds(9)));
        assertThat(status(1, -1).share()).isNull();
    }

    @Test
    void filesOfAnotherFormatAreMeasuredInBytesOfRecords() {
        ExportStatus status = new ExportStatus(ExportStatus.Phase.CONVERTING, 7, 40, 100, MINUTE, MINUTE);
        Progress writing = Progress.of(status, "csv");

        assertThat(writing).isEqualTo(new Progress("writing csv", 7, 0.4, MINUTE, MINUTE));
        assertThat(new Figures(writing, 0, 10, 0).line()).isEqualTo("writing csv 40%: 7 records  01:00, ETA 01:00");
        assertThat(new Figures(writing, 0, 10, 0).bar()).isEqualTo("writing csv [####------]  40%  7 rec  ETA 01:00");
    }

    @Test
    void timePassesBetweenTwoReports() {
        Progress later = status(1, 4).later(Duration.ofSeconds(2));

        assertThat(later.elapsed()).isEqualTo(Duration.ofSeconds(62));
        assertThat(later.left()).isEqualTo(Duration.ofSeconds(7));
        assertThat(status(1, 4).later(MINUTE).left()).isZero();
    }
}
