package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicePlannerTest {
    private static final double[] LATENCIES = {0.05, 0.3, 1, 2};
    private static final double LIMIT = 10;

    private static SlicedRun run(long[] times, double latency) {
        return new SlicedRun(times, Accounts.NOW, latency, LIMIT);
    }

    private static void assertAllDoneOnce(SlicedRun run, String which) {
        assertThat(run.exported).as(which).containsOnly(1);
        List<Span> inOrder =
                run.done.stream().sorted(Comparator.comparingLong(Span::from)).toList();
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i).from())
                    .as(which)
                    .isEqualTo(inOrder.get(i - 1).to() + 1);
        }
        assertThat(run.checkpoint().gaps()).as(which).isEmpty();
        assertThat(run.checkpoint().open()).as(which).isEmpty();
    }

    @Test
    void everyInstantIsCoveredOnceWhateverTheDensities() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            long[] times = Accounts.any(random);
            if (times.length > 0) {
                SlicedRun run = run(times, LATENCIES[random.nextInt(4)]);
                run.run();
                assertAllDoneOnce(run, "seed " + seed);
            }
        }
    }

    @Test
    void everyInstantIsCoveredOnceAfterAnyInterruptions() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            long[] times = Accounts.any(random);
            if (times.length > 0) {
                SlicedRun run = run(times, LATENCIES[random.nextInt(4)]);
                while (run.step()) {
                    if (random.nextInt(20) == 0) {
                        run.interrupt();
                    }
                }
                assertAllDoneOnce(run, "seed " + seed);
            }
        }
    }

    /**
     * A page for each hundred records cannot be beaten; each slice's last page is part empty, and a few look around.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 2})
    void requestsAreCloseToTheFewestAndTheTimeToTheLimits(double latency) {
        for (int seed = 0; seed < 2; seed++) {
            SlicedRun even = run(Accounts.even(300_000, 3, new Random(seed)), latency);
            even.run();
            assertThat(even.requests).as("even, seed " + seed).isLessThan(3_180);
            assertThat(even.clock * LIMIT).as("even, seed " + seed).isLessThan(3_210);

            SlicedRun growing = run(Accounts.growing(300_000, 5, new Random(seed)), latency);
            growing.run();
            assertThat(growing.requests).as("growing, seed " + seed).isLessThan(3_180);
            assertThat(growing.clock * LIMIT).as("growing, seed " + seed).isLessThan(3_210);
        }
    }

    /** Nothing is known when the first slices that hold anything are begun, and those are long. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 2})
    void anAccountThatHasBeenQuietIsNotReadInAFewLongSlices(double latency) {
        for (int seed = 0; seed < 3; seed++) {
            SlicedRun dormant = run(Accounts.dormant(300_000, 3, new Random(seed)), latency);
            dormant.run();
            assertThat(dormant.requests).as("dormant, seed " + seed).isLessThan(3_350);
            assertThat(dormant.clock * LIMIT).as("dormant, seed " + seed).isLessThan(3_450);
        }
    }

    /** What was on its way goes on, and nothing that is left waits for it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 2})
    void anInterruptionCostsLittle(double latency) {
        for (int seed = 0; seed < 3; seed++) {
            SlicedRun run = run(Accounts.even(300_000, 3, new Random(seed)), latency);
            while (run.requests < 1_000 && run.step()) {
                assertThat(run.requests).isPositive();
            }
            run.interrupt();
            run.run();
            assertAllDoneOnce(run, "seed " + seed);
            assertThat(run.requests).as("seed " + seed).isLessThan(3_200);
            assertThat(run.clock * LIMIT).as("seed " + seed).isLessThan(3_250);
        }
    }

    /** One chain would take twenty times as long at 2 s. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 2})
    void anUnevenAccountIsNotHeldUpByItsBusiestTime(double latency) {
        for (int seed = 0; seed < 2; seed++) {
            SlicedRun uneven = run(Accounts.uneven(300_000, 5, new Random(seed)), latency);
            uneven.run();
            assertThat(uneven.clock * LIMIT).as("uneven, seed " + seed).isLessThan(2.0 * 3_000);

            SlicedRun imported = run(Accounts.imported(300_000, 3, new Random(seed)), latency);
            imported.run();
            assertThat(imported.clock * LIMIT).as("imported, seed " + seed).isLessThan(2.5 * 3_000);
        }
    }

    @Test
    void aSmallAccountTakesADozenRequests() {
        for (int seed = 0; seed < 20; seed++) {
            SlicedRun run = run(Accounts.even(50, 3, new Random(seed)), 0.3);
            run.run();
            assertThat(run.requests).isLessThan(20);
        }
    }

    @Test
    void recordsOfOneInstantAreNotCutForEver() {
        SlicedRun run = run(Accounts.atOnce(50_000, new Random(1)), 2);
        run.run();
        assertAllDoneOnce(run, "at once");
        assertThat(run.requests).isLessThan(1_500);
    }

    @Test
    void slicesAreNoLongerThanLeverLetsPass() {
        Slice whole = new Slice(Instant.parse("2012-01-01T00:00:00Z"), Instant.ofEpochMilli(Accounts.NOW));
        SlicePlanner planner = new SlicePlanner(List.of(whole), Accounts.NOW, 100, Duration.ofDays(29));
        List<Span> all = new ArrayList<>();
        for (Slice slice = planner.next(5); slice != null; slice = planner.next(5)) {
            Span span = Span.of(slice);
            assertThat(span.to() - span.from()).isLessThan(Duration.ofDays(29).toMillis());
            all.forEach(other -> assertThat(other.overlaps(span)).isFalse());
            all.add(span);
            planner.done(slice, 3);
        }
        assertThat(all.stream().reduce(List.<Span>of(), Span::union, (a, b) -> a))
                .containsExactly(Span.of(whole));
    }

    /** Within a tenth of the truth, once a tenth is done. */
    @Test
    void saysHowMuchIsStillToCome() {
        for (int seed = 0; seed < 3; seed++) {
            SlicedRun run = run(Accounts.even(300_000, 3, new Random(seed)), 0.3);
            long toldAt = 300;
            List<Double> told = new ArrayList<>();
            while (run.step()) {
                if (run.requests >= toldAt) {
                    told.add((double) run.requests + run.expectedPages());
                    toldAt += 300;
                }
            }
            double truth = run.requests;
            assertThat(told).isNotEmpty().allSatisfy(total -> assertThat(total).isBetween(0.9 * truth, 1.1 * truth));
        }
    }

    @Test
    void whoFinishesSlicesGivesUpNoneThatHasTold() {
        assertThat(isTooMuchAfterManyPages(false)).isTrue();
        assertThat(isTooMuchAfterManyPages(true)).isFalse();
    }

    private static boolean isTooMuchAfterManyPages(boolean finishing) {
        Slice whole = new Slice(Instant.parse("2012-01-01T00:00:00Z"), Instant.ofEpochMilli(Accounts.NOW));
        SlicePlanner planner = new SlicePlanner(List.of(whole), Accounts.NOW, 100, Duration.ofDays(29));
        if (finishing) {
            planner.finishing();
        }
        Slice slice = Objects.requireNonNull(planner.next(5));
        for (int page = 0; page < 50; page++) {
            planner.page(slice, 100);
        }
        return planner.isTooMuch(slice, 5);
    }
}
