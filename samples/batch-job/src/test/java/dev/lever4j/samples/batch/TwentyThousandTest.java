package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.samples.batch.ItemResult.Outcome;
import dev.lever4j.simulator.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The size of a real night, without Lever's limit, which alone would take 33 minutes of it. */
@Tag("it")
class TwentyThousandTest {
    @TempDir
    private Path folder;

    @Test
    void twentyThousandTagsAndNotesAndOnePercentOfFaults() {
        try (Shift shift =
                new Shift(folder, account -> account.opportunities(10_000).errors(0.01))) {
            List<WorkItem> items = shift.items(10_000);
            assertThat(items).hasSize(20_000);

            Report first = shift.night(items);
            shift.pass(Duration.ofMinutes(6));
            Report second = shift.night(items);
            shift.lever.controls().errors(0);
            shift.pass(Duration.ofMinutes(6));
            Report last = shift.night(items);

            assertThat(first.count(Outcome.OK)).isPositive();
            assertThat(second.count(Outcome.DONE_BEFORE)).isEqualTo(first.count(Outcome.OK));
            assertThat(last.exitCode()).isZero();
            assertThat(notesWritten(shift))
                    .hasSize(10_000)
                    .allSatisfy((path, times) -> assertThat(times).isEqualTo(1));
        }
    }

    private static Map<String, Long> notesWritten(Shift shift) {
        return shift.lever.ledger().entries(entry -> entry.status() == 201).stream()
                .filter(entry -> entry.path().endsWith("/notes"))
                .collect(Collectors.groupingBy(Ledger.Entry::path, Collectors.counting()));
    }
}
