package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** In virtual time: an export that takes a share of the limit, beside another program that uses the rest. */
class SharedKeyTest {
    private static final double LIMIT = 10;
    private static final double SHARE = 0.6;
    private static final long FIRST = 5_000;

    private final VirtualLever lever =
            LeverExportListTest.account(12_000, 11).forgetTargets().limit(LIMIT).latency(() -> Duration.ofMillis(300));
    /** As {@code --share 60%} makes it of the default. */
    private final RateLimit share = RateLimit.of(RateLimit.DEFAULT.perSecond() * SHARE);

    private long theirs;
    private long theirsRefused;

    /** So many at once, so often: 4 a second. */
    private Disposable other(int atOnce) {
        return Flux.interval(Duration.ofMillis(250L * atOnce), lever.clock()).subscribe(tick -> {
            for (int i = 0; i < atOnce; i++) {
                theirs++;
                theirsRefused += lever.another() ? 0 : 1;
            }
        });
    }

    private void bothAreServed(Gathered gathered, long startedAt) {
        long ours = lever.sentAt().stream()
                .filter(at -> at >= startedAt + FIRST && at < gathered.endedAt)
                .count();
        double seconds = (gathered.endedAt - startedAt - FIRST) / 1000.0;
        assertThat(ours / seconds).isGreaterThan(0.97 * SHARE * LIMIT);
        assertThat(theirs).isGreaterThan(500);
        assertThat(lever.throttled() + theirsRefused).isLessThanOrEqualTo((ours + theirs) / 500);
    }

    @ParameterizedTest(name = "{0} of theirs at once")
    @CsvSource({"1", "8"})
    void theListLeavesTheOthersTheirShareAndUsesItsOwn(int atOnce) {
        LeverExport export = LeverExport.of(lever.client(share))
                .filter(OpportunityFilter.builder().limit(10).build());
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 64);
        long startedAt = lever.nowMillis();
        Disposable other = other(atOnce);
        export.list(gathered.checkpoint).doFinally(end -> other.dispose()).subscribe(gathered);
        gathered.await();

        assertThat(gathered.rows).isEqualTo(12_000);
        bothAreServed(gathered, startedAt);
    }

    @ParameterizedTest(name = "{0} of theirs at once")
    @CsvSource({"1", "8"})
    void soDoesTheFanOut(int atOnce) {
        LeverExport export = LeverExport.of(lever.client(share)).with(ExportResource.NOTES);
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 512);
        long startedAt = lever.nowMillis();
        Disposable other = other(atOnce);
        export.fanOut(new FixedParents(1_200), gathered.checkpoint)
                .doFinally(end -> other.dispose())
                .subscribe(gathered);
        gathered.await();

        assertThat(gathered.checkpoint.fanOut().next()).isEqualTo(1_200);
        bothAreServed(gathered, startedAt);
    }

    /** Else none of this was put to the test. */
    @Test
    void withoutAShareBothAreRefused() {
        LeverExport export = LeverExport.of(lever.client()).with(ExportResource.NOTES);
        Gathered gathered = Gathered.counting(lever, LeverExportListTest.begin(lever, export), 512);
        Disposable other = other(8);
        export.fanOut(new FixedParents(1_200), gathered.checkpoint)
                .doFinally(end -> other.dispose())
                .subscribe(gathered);
        gathered.await();

        assertThat(lever.throttled()).isGreaterThan(10);
        assertThat(theirsRefused).isGreaterThan(10);
    }
}
