package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.samples.batch.ItemResult.Outcome;
import dev.lever4j.simulator.Exchange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The size of a real night, without Lever's limit, which alone would take 33 minutes of it. */
@Tag("it")
class TwentyThousandTest {
    @TempDir
    private Path folder;

    private final Map<String, LongAdder> written = new ConcurrentHashMap<>();

    @Test
    void twentyThousandTagsAndNotesAndOnePercentOfFaults() {
        try (Shift shift = new Shift(
                folder, account -> account.opportunities(10_000).errors(0.01).onAnswer(this::count))) {
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
            assertThat(written)
                    .hasSize(10_000)
                    .allSatisfy((path, times) -> assertThat(times.sum()).isOne());
        }
    }

    private void count(Exchange exchange) {
        if (exchange.status() == 201 && exchange.path().endsWith("/notes")) {
            written.computeIfAbsent(exchange.path(), first -> new LongAdder()).increment();
        }
    }
}
