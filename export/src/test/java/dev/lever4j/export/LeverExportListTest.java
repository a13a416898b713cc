package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class LeverExportListTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final VirtualLever lever = account(2_500, 1);

    static VirtualLever account(int records, long seed) {
        VirtualLever lever = new VirtualLever();
        lever.clock().advanceTimeBy(Duration.ofMillis(Accounts.NOW));
        Random random = new Random(seed);
        int number = 0;
        for (long time : Accounts.even(records, 3, random)) {
            lever.add(
                    new VirtualLever.Entry("o" + number++, time, random.nextInt(8), time + random.nextInt(1_000_000)));
        }
        return lever;
    }

    private static List<String> all(VirtualLever lever) {
        return lever.entries().stream().map(entry -> entry.id).toList();
    }

    static Checkpoint begin(VirtualLever lever, LeverExport export) {
        @Nullable Checkpoint[] begun = {null};
        export.begin().subscribe(checkpoint -> begun[0] = checkpoint);
        lever.clock().advanceTimeBy(Duration.ofMinutes(1));
        return Objects.requireNonNull(begun[0]);
    }

    private Gathered list(LeverExport export) {
        Gathered gathered = Gathered.of(lever, begin(lever, export), 64);
        export.list(gathered.checkpoint).subscribe(gathered);
        return gathered.await();
    }

    @Test
    void everyRecordComesOnceAndTheTimeLineIsDone() {
        Gathered gathered = list(LeverExport.of(lever.client()));

        assertThat(gathered.ids(ExportResource.OPPORTUNITIES)).containsExactlyInAnyOrderElementsOf(all(lever));
        assertThat(gathered.checkpoint.gaps()).isEmpty();
        assertThat(gathered.checkpoint.open()).isEmpty();
    }

    @Test
    void theBatchesOfASliceFollowOneAnother() {
        Gathered gathered = list(LeverExport.of(lever.client()));

        List<Slice> slices = gathered.batches.stream()
                .map(batch -> ((Position.InList) batch.position()).slice())
                .distinct()
                .toList();
        assertThat(slices.size()).isGreaterThan(3);
        for (Slice slice : slices) {
            List<Batch> own = gathered.batches.stream()
                    .filter(batch ->
                            ((Position.InList) batch.position()).slice().equals(slice))
                    .toList();
            assertThat(own.get(0).in()).isNull();
            for (int i = 1; i < own.size(); i++) {
                assertThat(own.get(i).in())
                        .isEqualTo(((Position.InList) own.get(i - 1).position()).next());
            }
            assertThat(((Position.InList) own.get(own.size() - 1).position()).isDone())
                    .isTrue();
        }
    }

    @Test
    void noRequestWithoutDemandAndNoMoreThanDemand() {
        lever.latency(() -> Duration.ofMillis(300));
        LeverExport export = LeverExport.of(lever.client());
        Checkpoint begun = begin(lever, export);
        int before = lever.targets().size();

        StepVerifier.create(export.list(begun), 0)
                .then(() -> lever.clock().advanceTimeBy(SOON))
                .then(() -> assertThat(lever.targets()).hasSize(before))
                .thenRequest(1)
                .then(() -> lever.clock().advanceTimeBy(SOON))
                .expectNextCount(1)
                .then(() -> assertThat(lever.targets()).hasSize(before + 1))
                .thenRequest(2)
                .then(() -> lever.clock().advanceTimeBy(SOON))
                .expectNextCount(2)
                .then(() -> assertThat(lever.targets()).hasSize(before + 3))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void cancellingAbortsWhatIsUnderWay() {
        lever.latency(() -> Duration.ofMillis(300));
        LeverExport export = LeverExport.of(lever.client());
        Checkpoint begun = begin(lever, export);

        StepVerifier.create(export.list(begun), 10)
                .then(() -> assertThat(lever.mostUnderWay()).isGreaterThan(1))
                .thenCancel()
                .verify(SOON);
        int sent = lever.targets().size();
        lever.clock().advanceTimeBy(SOON);

        assertThat(lever.cancelled()).isGreaterThan(1);
        assertThat(lever.targets()).hasSize(sent);
    }

    @Test
    void goesOnWhereItWasInterruptedWithoutARecordTwiceOrMissing() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            VirtualLever account = account(3_000, seed);
            account.latency(() -> Duration.ofMillis(random.nextInt(500)));
            LeverExport export = LeverExport.of(account.client());
            Checkpoint checkpoint = begin(account, export);
            List<String> ids = new ArrayList<>();
            for (int run = 0;
                    run < 6
                            || !checkpoint.gaps().isEmpty()
                            || !checkpoint.open().isEmpty();
                    run++) {
                Gathered gathered = Gathered.of(account, checkpoint, 1 + random.nextInt(20));
                int pages = run < 6 ? random.nextInt(12) : Integer.MAX_VALUE;
                export.list(checkpoint).take(pages).subscribe(gathered);
                gathered.await();
                ids.addAll(gathered.ids(ExportResource.OPPORTUNITIES));
                checkpoint = Checkpoint.parse(gathered.checkpoint.toText());
            }
            assertThat(ids).as("seed " + seed).containsExactlyInAnyOrderElementsOf(all(account));
        }
    }

    @Test
    void aRefusedOffsetStartsItsSliceOverAndNoOther() {
        LeverExport export = LeverExport.of(lever.client());
        Checkpoint begun = begin(lever, export);
        Gathered first = Gathered.of(lever, begun, 8);
        export.list(begun)
                .takeUntil(batch -> !first.checkpoint.open().isEmpty())
                .subscribe(first);
        first.await();
        Slice broken = first.checkpoint.open().keySet().iterator().next();
        Checkpoint spoilt = Checkpoint.parse(first.checkpoint
                .toText()
                .replace(String.valueOf(first.checkpoint.open().get(broken)), "1,2,x,nobody's"));

        Gathered rest = Gathered.of(lever, spoilt, 8);
        export.list(spoilt).subscribe(rest);
        rest.await();

        List<String> ids = new ArrayList<>(first.ids(ExportResource.OPPORTUNITIES));
        ids.addAll(rest.ids(ExportResource.OPPORTUNITIES));
        assertThat(ids).containsAll(all(lever));
        Set<String> again = new HashSet<>(first.ids(ExportResource.OPPORTUNITIES));
        again.retainAll(rest.ids(ExportResource.OPPORTUNITIES));
        assertThat(again).isNotEmpty();
        assertThat(lever.entries())
                .filteredOn(entry -> again.contains(entry.id))
                .allMatch(
                        entry -> new Slice(Instant.ofEpochMilli(entry.createdAt), Instant.ofEpochMilli(entry.createdAt))
                                .overlaps(broken));
    }

    @Test
    void anOffsetThatIsRefusedForEverIsAnErrorAndNoLoop() {
        AtomicInteger count = new AtomicInteger();
        VirtualLever always = account(2_000, 3);
        LeverExport export = LeverExport.of(always.client());
        Checkpoint begun = begin(always, export);
        always.spoilOffsets();

        Gathered gathered = Gathered.of(always, begun, 8);
        export.list(begun).doOnNext(batch -> count.incrementAndGet()).subscribe(gathered);
        always.clock().advanceTimeBy(Duration.ofHours(1));

        assertThat(gathered.error).isInstanceOf(OffsetExpiredException.class);
        assertThat(count.get()).isLessThan(50);
    }

    @Test
    void confidentialRecordsComeWhereTheCredentialMaySeeThem() {
        lever.entries().get(5).confidential = true;
        Gathered gathered = list(LeverExport.of(lever.client()));

        assertThat(gathered.checkpoint.confidential()).isTrue();
        assertThat(gathered.ids(ExportResource.OPPORTUNITIES)).hasSize(2_500);
    }

    @Test
    void aCredentialWithoutTheRightIsFoundOutAndWrittenDown() {
        lever.confidentialAllowed(false).entries().get(5).confidential = true;
        Gathered gathered = list(LeverExport.of(lever.client()));

        assertThat(gathered.checkpoint.confidential()).isFalse();
        assertThat(Checkpoint.parse(gathered.checkpoint.toText()).confidential())
                .isFalse();
        assertThat(gathered.ids(ExportResource.OPPORTUNITIES)).hasSize(2_499);
    }

    @Test
    void aFilterThatSaysWhichIsLeftAsItIs() {
        LeverExport export = LeverExport.of(lever.confidentialAllowed(false).client())
                .filter(OpportunityFilter.builder()
                        .confidentiality(ConfidentialityFilter.CONFIDENTIAL)
                        .build());
        Checkpoint begun = begin(lever, export);
        Gathered gathered = Gathered.of(lever, begun, 8);
        export.list(begun).subscribe(gathered);
        lever.clock().advanceTimeBy(SOON);

        assertThat(gathered.error).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aRangeOfCreationTimesNarrowsTheTimeLine() {
        Instant from = Instant.ofEpochMilli(Accounts.NOW).minus(Duration.ofDays(400));
        Instant to = Instant.ofEpochMilli(Accounts.NOW).minus(Duration.ofDays(100));
        Gathered gathered = list(LeverExport.of(lever.client())
                .filter(OpportunityFilter.builder()
                        .createdFrom(from)
                        .createdTo(to)
                        .build()));

        assertThat(gathered.ids(ExportResource.OPPORTUNITIES))
                .containsExactlyInAnyOrderElementsOf(lever.entries().stream()
                        .filter(entry -> entry.createdAt >= from.toEpochMilli() && entry.createdAt <= to.toEpochMilli())
                        .map(entry -> entry.id)
                        .toList());
    }

    @Test
    void applicationsAndContactComeWithTheirOpportunityInTheSameBatch() {
        Gathered gathered =
                list(LeverExport.of(lever.client()).with(ExportResource.CONTACT, ExportResource.APPLICATIONS));

        assertThat(lever.targets().get(5)).contains("expand=applications").contains("expand=contact");
        assertThat(gathered.ids(ExportResource.APPLICATIONS)).hasSize(2_500);
        assertThat(gathered.batches).allSatisfy(batch -> {
            List<Row> rows = batch.rows();
            for (int i = 0; i < rows.size(); i += 3) {
                String id = rows.get(i).json().id().orElseThrow();
                assertThat(rows.get(i).parent()).isNull();
                assertThat(rows.get(i + 1).parent()).isEqualTo(id);
                assertThat(rows.get(i + 1).json().id()).contains("a-" + id);
                assertThat(rows.get(i + 2).json().id()).contains("c-" + id);
            }
        });
    }

    @Test
    void anotherExportsCheckpointIsRefused() {
        Checkpoint others = begin(lever, LeverExport.of(lever.client()).with(ExportResource.NOTES));

        StepVerifier.create(LeverExport.of(lever.client()).list(others))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("other filters or other children"))
                .verify(SOON);
    }

    @Test
    void outlastsMinutesWithoutLeverAndThenSaysWhatIsWrong() {
        LeverExport export = LeverExport.of(lever.client());
        Checkpoint begun = begin(lever, export);
        long downFrom = lever.nowMillis();
        lever.fault(() -> lever.nowMillis() < downFrom + 60_000 ? 503 : 0);
        Gathered gathered = Gathered.of(lever, begun, 8);
        export.list(begun).subscribe(gathered);
        gathered.await();
        assertThat(gathered.ids(ExportResource.OPPORTUNITIES)).containsExactlyInAnyOrderElementsOf(all(lever));

        lever.fault(() -> 503);
        Gathered failed = Gathered.of(lever, begun, 8);
        export.list(begun).subscribe(failed);
        lever.clock().advanceTimeBy(Duration.ofHours(1));
        assertThat(failed.error).isInstanceOf(ServerErrorException.class);
    }
}
