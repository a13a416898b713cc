package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeverExportPlanTest {
    private static ExportPlan plan(VirtualLever lever) {
        return plan(
                lever,
                LeverExport.of(lever.client(new RateLimit(10, 18)))
                        .with(ExportResource.NOTES, ExportResource.APPLICATIONS));
    }

    private static ExportPlan plan(VirtualLever lever, LeverExport export) {
        @Nullable ExportPlan[] made = {null};
        export.plan().subscribe(plan -> made[0] = plan);
        lever.clock().advanceTimeBy(Duration.ofMinutes(5));
        return Objects.requireNonNull(made[0]);
    }

    @Test
    void whatComesOfItIsTheListAndThenWhatLiesUnderIt() {
        LeverExport export = LeverExport.of(new VirtualLever().client());

        assertThat(export.with(ExportResource.NOTES, ExportResource.APPLICATIONS)
                        .resources())
                .containsExactly(ExportResource.OPPORTUNITIES, ExportResource.APPLICATIONS, ExportResource.NOTES);
        assertThat(export.resource(ExportResource.TAGS).resources()).containsExactly(ExportResource.TAGS);
    }

    @Test
    void aSmallAccountIsCounted() {
        ExportPlan plan = plan(LeverExportListTest.account(60, 1));

        assertThat(plan.exact()).isTrue();
        assertThat(plan.records()).isEqualTo(60);
        assertThat(plan.requests())
                .containsEntry(ExportResource.OPPORTUNITIES, 1L)
                .containsEntry(ExportResource.APPLICATIONS, 0L)
                .containsEntry(ExportResource.NOTES, 60L);
        assertThat(plan.total()).isEqualTo(61);
        assertThat(plan.atTheLimit()).isEqualTo(Duration.ofMillis(6_100));
    }

    @Test
    void aLargeOneIsEstimatedWithinFifteenPerCentFromAFewDozenRequests() {
        for (int seed = 0; seed < 5; seed++) {
            VirtualLever lever = LeverExportListTest.account(40_000, seed);
            ExportPlan plan = plan(lever);

            assertThat(plan.exact()).isFalse();
            assertThat(plan.records()).as("seed " + seed).isBetween(34_000L, 46_000L);
            assertThat(lever.targets()).hasSizeLessThan(40);
        }
    }

    @Test
    void aGrowingAccountToo() {
        VirtualLever lever = LeverExportListTest.account(0, 1);
        int number = 0;
        for (long time : Accounts.growing(40_000, 6, new Random(2))) {
            lever.add(new VirtualLever.Entry("g" + number++, time, 0, time));
        }

        assertThat(plan(lever).records()).isBetween(34_000L, 46_000L);
    }

    @Test
    void oneOfFiveThousandToo() {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(plan(LeverExportListTest.account(5_000, seed)).records())
                    .as("seed " + seed)
                    .isBetween(4_250L, 5_750L);
        }
    }

    @Test
    void whatAFilterLeavesOutIsNotCounted() {
        VirtualLever lever = LeverExportListTest.account(40_000, 1);
        Instant half = Instant.ofEpochMilli(Accounts.NOW).minus(Duration.ofDays(3 * 365 / 2));
        LeverExport all = LeverExport.of(lever.client(new RateLimit(10, 18)));

        assertThat(plan(
                                lever,
                                all.filter(OpportunityFilter.builder()
                                        .createdFrom(half)
                                        .build()))
                        .records())
                .isBetween(17_000L, 23_000L);
        assertThat(plan(
                                lever,
                                all.filter(OpportunityFilter.builder()
                                        .createdTo(half)
                                        .build()))
                        .records())
                .isBetween(17_000L, 23_000L);
    }

    @Test
    void saysWhetherConfidentialRecordsWouldBeIn() {
        assertThat(plan(LeverExportListTest.account(5, 1)).confidential()).isTrue();
        assertThat(plan(LeverExportListTest.account(5, 1).confidentialAllowed(false))
                        .confidential())
                .isFalse();
    }
}
