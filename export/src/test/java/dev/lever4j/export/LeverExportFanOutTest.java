package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.error.ForbiddenException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LeverExportFanOutTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final VirtualLever lever = LeverExportListTest.account(0, 1).children(LeverExportFanOutTest::oneEach);
    private final LeverExport export =
            LeverExport.of(lever.client()).with(ExportResource.OFFERS, ExportResource.NOTES, ExportResource.CONTACT);
    private final Checkpoint begun = LeverExportListTest.begin(lever, export);

    /** One record, whose id is the path without slashes. */
    private static dev.lever4j.client.http.HttpReply oneEach(String path) {
        return VirtualLever.reply(
                200, VirtualLever.page("{\"id\":\"" + path.substring(1).replace('/', '-') + "\"}"));
    }

    private static dev.lever4j.client.http.HttpReply refusal(int status) {
        return VirtualLever.reply(status, "{\"code\":\"No\",\"message\":\"no\"}");
    }

    private Gathered fanOut(LeverExport of, int parents) {
        Gathered gathered = Gathered.of(lever, begun, 512);
        of.fanOut(new FixedParents(parents), begun).subscribe(gathered);
        return gathered.await();
    }

    private static List<String> expected(int parents) {
        return Flux.range(0, parents)
                .concatMap(parent ->
                        Flux.just("opportunities-p" + parent + "-notes", "opportunities-p" + parent + "-offers"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static List<String> ids(List<Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.rows().stream())
                .map(row -> row.json().id().orElseThrow())
                .toList();
    }

    @Test
    void resultsComeInTheOrderOfTheTasksHoweverLateTheyAre() {
        Random random = new Random(7);
        lever.latency(() -> Duration.ofMillis(random.nextInt(3_000)));

        Gathered gathered = fanOut(export, 200);

        assertThat(ids(gathered.batches)).isEqualTo(expected(200));
        for (int task = 0; task < 400; task++) {
            assertThat(gathered.batches.get(task).position()).isEqualTo(new Position.InFanOut(task + 1L, 0));
        }
        assertThat(gathered.batches.get(3).rows().get(0).parent()).isEqualTo("p1");
        assertThat(lever.mostUnderWay()).isGreaterThan(10);
    }

    @Test
    void goesOnAtAnyTask() {
        for (int taken = 0; taken <= 21; taken++) {
            Gathered first = Gathered.of(lever, begun, 4);
            export.fanOut(new FixedParents(10), begun).take(taken).subscribe(first);
            first.await();
            Gathered rest = Gathered.of(lever, Checkpoint.parse(first.checkpoint.toText()), 4);
            export.fanOut(new FixedParents(10), rest.checkpoint).subscribe(rest);
            rest.await();

            List<String> all = new ArrayList<>(ids(first.batches));
            all.addAll(ids(rest.batches));
            assertThat(all).isEqualTo(expected(10));
        }
    }

    @Test
    void noRequestWithoutDemandAndFewParentsInAdvance() {
        lever.latency(() -> Duration.ofMillis(300));
        FixedParents parents = new FixedParents(100_000);
        int before = lever.targets().size();

        StepVerifier.create(export.fanOut(parents, begun), 0)
                .then(() -> lever.clock().advanceTimeBy(SOON))
                .then(() -> assertThat(lever.targets()).hasSize(before))
                .thenRequest(3)
                .then(() -> lever.clock().advanceTimeBy(SOON))
                .expectNextCount(3)
                .then(() -> assertThat(lever.targets()).hasSize(before + 3))
                .thenCancel()
                .verify(SOON);
        assertThat(parents.asked.get()).isLessThan(100);
    }

    @Test
    void aParentThatIsGoneIsSkippedAndSaid() {
        lever.children(path -> path.contains("p2/notes") ? refusal(404) : oneEach(path));

        Gathered gathered = fanOut(export, 5);

        assertThat(gathered.batches.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, "p2", Skipped.Reason.GONE));
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 0));
    }

    @Test
    void aRefusalIsSkippedSaidAndCounted() {
        lever.children(path -> path.contains("p2/notes") ? refusal(403) : oneEach(path));

        Gathered gathered = fanOut(export, 5);

        assertThat(gathered.batches.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, "p2", Skipped.Reason.REFUSED));
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 1));
        assertThat(Checkpoint.parse(gathered.checkpoint.toText()).fanOut().refused())
                .isEqualTo(1);
    }

    @Test
    void whatIsRefusedAltogetherIsSaidOnceAndNotAskedForAThousandTimes() {
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(path -> path.endsWith("/offers") ? refusal(403) : oneEach(path));

        Gathered gathered = fanOut(export, 1_000);

        assertThat(gathered.batches.stream().flatMap(batch -> batch.skipped().stream()))
                .hasSizeLessThan(10)
                .contains(new Skipped(ExportResource.OFFERS, null, Skipped.Reason.REFUSED));
        assertThat(lever.targets())
                .filteredOn(target -> target.contains("/offers"))
                .hasSizeLessThan(200);
        assertThat(gathered.ids(ExportResource.NOTES)).hasSize(1_000);
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(2_000, 1_000));
    }

    @Test
    void aRefusalEndsAnExportThatWantsNone() {
        lever.children(path -> path.contains("p2/notes") ? refusal(403) : oneEach(path));
        Gathered gathered = Gathered.of(lever, begun, 512);
        export.onRefusal(Refusal.FAIL).fanOut(new FixedParents(5), begun).subscribe(gathered);
        lever.clock().advanceTimeBy(SOON);

        assertThat(gathered.error).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void whatTheParentsFailWithEndsIt() {
        Parents broken = new Parents() {
            @Override
            public long count() {
                return 5;
            }

            @Override
            public Flux<String> from(long ordinal) {
                return Flux.concat(Flux.just("p0"), Flux.error(new IllegalStateException("disk")));
            }
        };
        Gathered gathered = Gathered.of(lever, begun, 512);
        export.fanOut(broken, begun).subscribe(gathered);
        lever.clock().advanceTimeBy(SOON);

        assertThat(gathered.error).hasMessage("disk");
    }
}
