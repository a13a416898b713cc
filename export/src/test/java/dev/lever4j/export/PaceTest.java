package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In virtual time: how much of the limit is used, whatever the latency, with nothing tuned. */
class PaceTest {
    private static final double LIMIT = 10;
    private static final long FIRST = 5_000;

    private final Random random = new Random(3);

    private VirtualLever lever(int latency, int jitter, int records) {
        return LeverExportListTest.account(records, 11)
                .forgetTargets()
                .limit(LIMIT)
                .latency(() -> Duration.ofMillis(latency + random.nextInt(2 * jitter + 1) - jitter))
                .fault(() -> random.nextInt(100) == 0 ? 503 : 0);
    }

    /** The share of what is allowed, without the first five seconds. */
    private static double used(VirtualLever lever, long startedAt, long endedAt) {
        long sent =
                lever.sentAt().stream().filter(at -> at >= startedAt + FIRST).count();
        return sent / ((endedAt - startedAt - FIRST) / 1000.0 * LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "300, 50", "1000, 0", "2000, 0"})
    void theListFillsTheLimit(int latency, int jitter) {
        VirtualLever lever = lever(latency, jitter, 30_000);
        LeverExport export = LeverExport.of(lever.client(new RateLimit(LIMIT, 18)))
                .filter(OpportunityFilter.builder().limit(10).build());
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 64);
        long startedAt = lever.nowMillis();
        export.list(gathered.checkpoint).subscribe(gathered);
        gathered.await();

        assertThat(gathered.rows).isEqualTo(30_000);
        assertThat(used(lever, startedAt, gathered.endedAt)).isGreaterThan(0.97);
        assertThat(lever.throttled()).isLessThanOrEqualTo(6);
        // a page for each ten cannot be beaten
        assertThat(gathered.endedAt - startedAt).isLessThan((long) (1.1 * 3_000 / LIMIT * 1000));
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "300, 50", "1000, 0", "2000, 0"})
    void theFanOutFillsTheLimit(int latency, int jitter) {
        VirtualLever lever = lever(latency, jitter, 0);
        LeverExport export = LeverExport.of(lever.client(new RateLimit(LIMIT, 18)))
                .with(ExportResource.NOTES, ExportResource.OFFERS);
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 512);
        long startedAt = lever.nowMillis();
        export.fanOut(new FixedParents(600), gathered.checkpoint).subscribe(gathered);
        gathered.await();

        assertThat(gathered.checkpoint.fanOut().next()).isEqualTo(1_200);
        assertThat(used(lever, startedAt, gathered.endedAt)).isGreaterThan(0.97);
        assertThat(lever.throttled()).isLessThanOrEqualTo(6);
    }

    /**
     * A limit that stays low refuses now and then: nothing else tells that it does, and a restored one is to be used.
     */
    @ParameterizedTest(name = "{0} ms, restored {2} s after the cut")
    @CsvSource({"300, 0.05, 70", "300, 0.05, 73", "300, 0.05, 76", "2000, 0.15, 70", "2000, 0.15, 75"})
    void aLimitThatIsCutOrRestoredIsFollowedWithinTenSecondsAndNothingIsLost(
            int latency, double refused, int restoredAfter) {
        VirtualLever lever = lever(latency, 0, 0).fault(() -> 0);
        LeverExport export =
                LeverExport.of(lever.client(new RateLimit(LIMIT, 18))).with(ExportResource.NOTES);
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 512);
        export.fanOut(new FixedParents(1_500), gathered.checkpoint).subscribe(gathered);
        lever.clock().advanceTimeBy(Duration.ofSeconds(60));
        lever.limit(LIMIT / 2);
        lever.clock().advanceTimeBy(Duration.ofSeconds(10));
        Since low = new Since(lever);
        lever.clock().advanceTimeBy(Duration.ofSeconds(restoredAfter - 10));
        assertThat(low.granted() / (restoredAfter - 10.0)).isBetween(0.95 * LIMIT / 2, 1.05 * LIMIT / 2);
        assertThat((double) low.refused()).isLessThan(refused * low.granted());

        lever.limit(LIMIT);
        lever.clock().advanceTimeBy(Duration.ofSeconds(10));
        Since restored = new Since(lever);
        lever.clock().advanceTimeBy(Duration.ofSeconds(20));
        assertThat(restored.granted() / 20.0).isGreaterThanOrEqualTo(0.95 * LIMIT);
        assertThat(restored.refused()).isZero();
        gathered.await();
        assertThat(gathered.checkpoint.fanOut().next()).isEqualTo(1_500);
    }

    /** From now on. */
    private record Since(VirtualLever lever, long sentBefore, long refusedBefore) {
        Since(VirtualLever lever) {
            this(lever, lever.sentAt().size(), lever.throttled());
        }

        double granted() {
            return lever.sentAt().size() - sentBefore - refused();
        }

        long refused() {
            return lever.throttled() - refusedBefore;
        }
    }
}
