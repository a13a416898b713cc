package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeverExportSinkTest {
    private static VirtualLever account(int records, long seed) {
        return LeverExportListTest.account(records, seed).latency(() -> Duration.ofMillis(100));
    }

    private static ExportReport run(VirtualLever lever, LeverExport export, MemorySink sink) {
        @Nullable Throwable[] error = {null};
        sink.report = null;
        export.to(sink).subscribe(report -> {}, failed -> error[0] = failed);
        for (int hours = 0; sink.report == null && error[0] == null && hours < 10; hours++) {
            lever.clock().advanceTimeBy(Duration.ofHours(1));
        }
        if (error[0] != null) {
            throw new AssertionError("it failed", error[0]);
        }
        return Objects.requireNonNull(sink.report);
    }

    private static List<String> ids(VirtualLever lever) {
        return lever.entries().stream().map(entry -> entry.id).toList();
    }

    @Test
    void aQuietAccountTakesOnePassAndIsComplete() {
        VirtualLever lever = account(200, 1);
        MemorySink sink = new MemorySink(4);

        ExportReport report = run(lever, LeverExport.of(lever.client()).with(ExportResource.NOTES), sink);

        assertThat(sink.calls).containsExactly("begin", "write", "write", "listed true", "write", "finish");
        assertThat(sink.opportunities.keySet()).containsExactlyInAnyOrderElementsOf(ids(lever));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.closingPasses()).isEqualTo(1);
        assertThat(report.confidential()).isTrue();
        ExportReport.Counts list = Objects.requireNonNull(report.resources().get(ExportResource.OPPORTUNITIES));
        ExportReport.Counts notes = Objects.requireNonNull(report.resources().get(ExportResource.NOTES));
        assertThat(list.rows()).isEqualTo(200);
        assertThat(list.retries()).isZero();
        assertThat(notes.requests()).isEqualTo(200);
        assertThat(notes.pages()).isEqualTo(200);
    }

    @Test
    void countsRequestsRetriesAndRefusals() {
        VirtualLever lever = account(300, 1);
        Random random = new Random(1);
        lever.fault(() -> random.nextInt(20) == 0 ? 503 : 0);
        lever.children(path -> path.contains("/o7/")
                ? VirtualLever.reply(403, "{\"code\":\"No\",\"message\":\"no\"}")
                : VirtualLever.reply(200, VirtualLever.page("{\"id\":\"n\"}")));
        MemorySink sink = new MemorySink(4);

        ExportReport report = run(lever, LeverExport.of(lever.client()).with(ExportResource.NOTES), sink);

        ExportReport.Counts notes = Objects.requireNonNull(report.resources().get(ExportResource.NOTES));
        assertThat(notes.retries()).isPositive();
        assertThat(notes.requests()).isEqualTo(300 + notes.retries());
        assertThat(notes.rows()).isEqualTo(299);
        assertThat(notes.skipped()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void whatWasToComeWithTheListAndDidNotIsNotTakenForNothing() {
        VirtualLever lever = account(30, 1);
        lever.listed(json -> json.replaceAll(",\"contact\":.*", ",\"contact\":\"c\"}"));

        ExportReport report = run(
                lever,
                LeverExport.of(lever.client()).with(ExportResource.APPLICATIONS, ExportResource.CONTACT),
                new MemorySink(4));

        assertThat(report.isComplete()).isFalse();
        assertThat(ExportReport.unexpanded(report.resources())).containsExactly(ExportResource.CONTACT);
    }

    @Test
    void aKindOfWhichThereIsNothingBut404IsNotTakenForOneThatIsEmpty() {
        for (ExportResource kind : List.of(ExportResource.PANELS, ExportResource.RESUMES)) {
            VirtualLever lever = account(30, 1);
            lever.children(path -> path.endsWith("/notes")
                    ? VirtualLever.reply(200, VirtualLever.page(""))
                    : VirtualLever.reply(404, "{\"code\":\"ResourceNotFound\",\"message\":\"no\"}"));

            ExportReport report =
                    run(lever, LeverExport.of(lever.client()).with(ExportResource.NOTES, kind), new MemorySink(4));

            // Lever answers so where there are no resumes
            boolean complete = kind == ExportResource.RESUMES;
            assertThat(report.isComplete()).as(kind.text()).isEqualTo(complete);
            assertThat(ExportReport.missing(report.resources()))
                    .isEqualTo(complete ? List.of() : List.of(ExportResource.PANELS));
        }
    }

    @Test
    void goesOnAfterAnyFailureOfTheSinkAndBringsTheSame() {
        for (int seed = 0; seed < 4; seed++) {
            VirtualLever lever = account(300, seed);
            LeverExport export = LeverExport.of(lever.client()).with(ExportResource.OFFERS);
            lever.children(path -> VirtualLever.reply(200, VirtualLever.page("{\"id\":\"x\"}")));
            MemorySink sink = new MemorySink(4);
            Random random = new Random(seed);
            int failures = 0;
            for (boolean done = false; !done; ) {
                sink.failAfter = failures < 8 ? random.nextInt(20) : Integer.MAX_VALUE;
                try {
                    run(lever, export, sink);
                    done = true;
                } catch (AssertionError failed) {
                    assertThat(failed.getCause()).hasMessage("the disk is full");
                    failures++;
                }
            }
            assertThat(sink.opportunities.keySet()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(ids(lever));
            assertThat(sink.children).as("seed " + seed).hasSize(300);
            assertThat(Objects.requireNonNull(sink.report).isComplete()).isTrue();
        }
    }

    /** Records move to other stages, change and are created while they are listed. */
    @Test
    void everyRecordThatExistedThroughoutIsThereThoughTheListMoves() {
        int missedWithout = 0;
        for (int seed = 0; seed < 10; seed++) {
            VirtualLever lever = account(2_000, seed);
            Random random = new Random(seed);
            Set<String> throughout = new HashSet<>(ids(lever));
            MemorySink sink = new MemorySink(4);
            // it comes to rest at some time, as accounts do at night
            long quietFrom = lever.nowMillis() + 8_000;
            lever.latency(() -> {
                if (lever.nowMillis() < quietFrom) {
                    move(lever, random, random.nextInt(12));
                }
                return Duration.ofMillis(300);
            });
            ExportReport report = run(lever, LeverExport.of(lever.client()), sink);

            assertThat(sink.opportunities.keySet()).as("seed " + seed).containsAll(throughout);
            assertThat(report.isComplete()).as("seed " + seed).isTrue();
            missedWithout += report.closingPasses() - 1;
        }
        // else nothing of this was put to the test
        assertThat(missedWithout).isPositive();
    }

    /** As above, on a machine whose clock is 20 minutes fast: what changes is written down by Lever's. */
    @Test
    void whatMovedIsFoundThoughThisMachinesClockIsFast() {
        Duration fast = Duration.ofMinutes(20);
        for (int seed = 0; seed < 4; seed++) {
            VirtualLever lever = account(2_000, seed);
            Random random = new Random(seed);
            Set<String> throughout = new HashSet<>(ids(lever));
            long quietFrom = lever.nowMillis() + 8_000;
            lever.date(() ->
                    BeginningTest.header(Instant.ofEpochMilli(lever.nowMillis()).minus(fast)));
            lever.latency(() -> {
                if (lever.nowMillis() < quietFrom) {
                    move(lever, random, random.nextInt(12), lever.nowMillis() - fast.toMillis());
                }
                return Duration.ofMillis(300);
            });
            MemorySink sink = new MemorySink(4);

            ExportReport report = run(lever, LeverExport.of(lever.client()), sink);

            assertThat(sink.opportunities.keySet()).as("seed " + seed).containsAll(throughout);
            assertThat(report.isComplete()).as("seed " + seed).isTrue();
        }
    }

    private static void move(VirtualLever lever, Random random, int times) {
        move(lever, random, times, lever.nowMillis());
    }

    private static void move(VirtualLever lever, Random random, int times, long now) {
        for (int i = 0; i < times; i++) {
            VirtualLever.Entry entry =
                    lever.entries().get(random.nextInt(lever.entries().size()));
            entry.rank = random.nextInt(8);
            entry.advancedAt = now;
            entry.updatedAt = now;
        }
        if (random.nextInt(4) == 0) {
            VirtualLever.Entry made =
                    new VirtualLever.Entry("new" + now + "-" + random.nextInt(1_000_000), now, 0, now);
            made.updatedAt = now;
            lever.add(made);
        }
        lever.changed();
    }

    @Test
    void anAccountThatNeverRestsIsWrittenDownAsUnsettled() {
        VirtualLever lever = account(2_000, 1);
        // whoever is not there yet has just been there all along
        lever.onList(query -> {
            if (query.contains("updated_at_start")) {
                long now = lever.nowMillis();
                VirtualLever.Entry late =
                        new VirtualLever.Entry("late" + lever.entries().size(), Accounts.NOW, 0, now);
                late.updatedAt = now;
                lever.add(late);
            }
        });
        MemorySink sink = new MemorySink(4);

        ExportReport report = run(lever, LeverExport.of(lever.client()), sink);

        assertThat(sink.calls).contains("listed false");
        assertThat(report.closingPasses()).isEqualTo(3);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void tellsItsProgressAndWhereItWillEnd() {
        VirtualLever lever = account(10_000, 1);
        List<ExportStatus> told = new ArrayList<>();

        run(
                lever,
                LeverExport.of(lever.client(new RateLimit(10, 18)))
                        .filter(OpportunityFilter.builder().limit(10).build())
                        .onProgress(told::add),
                new MemorySink(1));

        List<ExportStatus> list = told.stream()
                .filter(status -> status.phase() == ExportStatus.Phase.LIST)
                .toList();
        ExportStatus last = list.get(list.size() - 1);
        assertThat(last.done()).isEqualTo(list.size());
        assertThat(last.rows()).isEqualTo(10_000);
        assertThat(list.subList(list.size() / 5, list.size()))
                .allSatisfy(status ->
                        assertThat((double) status.expected()).isBetween(0.88 * last.done(), 1.12 * last.done()));
    }
}
