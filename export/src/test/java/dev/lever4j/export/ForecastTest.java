package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In virtual time: what is said of an export's end, against its end. */
class ForecastTest {
    private static final double LIMIT = 10;
    private static final long SECOND = 1_000_000_000;

    private final Random random = new Random(5);
    private final List<Said> said = new ArrayList<>();

    /** Of the end, at some time; -1 for nothing. */
    private record Said(long at, long end) {}

    private VirtualLever lever(int latency, long[] times) {
        VirtualLever lever = LeverExportListTest.account(0, 1)
                .forgetTargets()
                .limit(LIMIT)
                .latency(() -> Duration.ofMillis(latency - 50 + random.nextInt(101)))
                .fault(() -> random.nextInt(100) == 0 ? 503 : 0);
        int number = 0;
        for (long time : times) {
            lever.add(new VirtualLever.Entry("o" + number++, time, 0, time));
        }
        return lever;
    }

    private static LeverExport export(VirtualLever lever) {
        return LeverExport.of(lever.client(new RateLimit(LIMIT, 18)))
                // smaller pages, so that a smaller account will do
                .filter(OpportunityFilter.builder().limit(10).build());
    }

    /** The largest error of what was said after the first tenth, as a part of the whole. */
    private double worst(VirtualLever lever, LeverExport export) {
        MemorySink sink = new MemorySink(1);
        long startedAt = lever.nowMillis();
        export.onProgress(status -> {
                    long at = lever.nowMillis() - startedAt;
                    Duration left = status.left();
                    said.add(new Said(at, left == null ? -1 : at + left.toMillis()));
                })
                .to(sink)
                .subscribe();
        for (int hours = 0; sink.report == null && hours < 10; hours++) {
            lever.clock().advanceTimeBy(Duration.ofHours(1));
        }
        double end = said.get(said.size() - 1).at;
        return said.stream()
                .filter(one -> one.at >= end / 10)
                .mapToDouble(one -> Math.abs(one.end / end - 1))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 300, 1_000, 2_000})
    void theEndIsKnownToATenthAfterATenth(int latency) {
        VirtualLever lever = lever(latency, Accounts.growing(1_500, 5, random));
        LeverExport export = export(lever)
                .with(ExportResource.NOTES, ExportResource.OFFERS, ExportResource.FILES, ExportResource.APPLICATIONS);

        assertThat(worst(lever, export)).isLessThan(0.1);
    }

    /** Of one that has had a day of a third of all, nobody could know. */
    @Test
    void ofTheListAloneTooThoughTheAccountHasGrown() {
        double even = worst(lever(300, Accounts.even(30_000, 5, random)));
        double growing = worst(lever(300, Accounts.growing(30_000, 5, random)));

        assertThat(even).isLessThan(0.1);
        assertThat(growing).isLessThan(0.1);
    }

    private double worst(VirtualLever lever) {
        said.clear();
        return worst(lever, export(lever));
    }

    private static Forecast forecast(double limit) {
        Forecast forecast = new Forecast(() -> limit);
        forecast.begin(0, 0);
        return forecast;
    }

    private static @Nullable Duration at(Forecast forecast, int second, long answers) {
        return forecast.left(second * SECOND, answers, 1_000);
    }

    @Test
    void aSpeedThatDropsIsFollowedWithinAMinute() {
        Forecast forecast = forecast(10);
        for (int second = 1; second <= 300; second++) {
            at(forecast, second, 5L * second);
        }
        assertThat(at(forecast, 301, 1_505)).isEqualTo(Duration.ofSeconds(200));
        for (int second = 302; second <= 362; second++) {
            at(forecast, second, 1_505 + 2L * (second - 301));
        }

        assertThat(at(forecast, 363, 1_505 + 2 * 62)).isEqualTo(Duration.ofSeconds(500));
    }

    @Test
    void aBurstDoesNotLast() {
        assertThat(at(forecast(10), 1, 28)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aPhaseWhoseFirstAnswersAreOnTheirWayIsTakenToFillTheLimit() {
        Forecast forecast = forecast(10);
        at(forecast, 60, 60);
        forecast.begin(61 * SECOND, 61);

        assertThat(at(forecast, 62, 61)).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(106));
    }

    @Test
    void nothingIsSaidOfWhatNobodyKnowsOrWhereNothingComes() {
        Forecast forecast = forecast(10);

        assertThat(forecast.left(SECOND, 5, -1)).isNull();
        assertThat(at(forecast, 61, 0)).isNull();
    }
}
