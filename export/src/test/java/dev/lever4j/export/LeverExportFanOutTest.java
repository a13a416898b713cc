package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.ServerErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LeverExportFanOutTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final VirtualLever lever = LeverExportListTest.account(0, 1).children(LeverExportFanOutTest::oneEach);
    private final LeverExport export =
            LeverExport.of(lever.client()).with(ExportResource.OFFERS, ExportResource.NOTES, ExportResource.CONTACT);
    private final Checkpoint begun = LeverExportListTest.begin(lever, export);

    /** One record, whose id is the path without slashes. */
    private static HttpReply oneEach(String path) {
        return VirtualLever.reply(
                200, VirtualLever.page("{\"id\":\"" + path.substring(1).replace('/', '-') + "\"}"));
    }

    private static HttpReply refusal(int status) {
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
            assertThat(gathered.batches.get(task).position()).isEqualTo(new Position.InFanOut(task + 1L, 0, 0));
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
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 0, 0));
    }

    @Test
    void aRefusalIsSkippedSaidAndCounted() {
        lever.children(path -> path.contains("p2/notes") ? refusal(403) : oneEach(path));

        Gathered gathered = fanOut(export, 5);

        assertThat(gathered.batches.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, "p2", Skipped.Reason.REFUSED));
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 1, 0));
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
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(2_000, 1_000, 0));
    }

    @Test
    void aRefusedOffsetRestartsThatListOnce() {
        int[] asked = {0};
        lever.children(path -> path.contains("p2/notes") ? twoPages(++asked[0], asked[0] == 2) : oneEach(path));

        Gathered gathered = fanOut(export, 5);

        assertThat(gathered.ids(ExportResource.NOTES))
                .containsExactly(
                        "opportunities-p0-notes",
                        "opportunities-p1-notes",
                        "first",
                        "second",
                        "opportunities-p3-notes",
                        "opportunities-p4-notes");
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 0, 0));
    }

    /** Odd answers are the first page, even ones the second, or its offset's refusal. */
    private static HttpReply twoPages(int answer, boolean refused) {
        if (answer % 2 == 1) {
            return VirtualLever.reply(200, "{\"data\":[{\"id\":\"first\"}],\"hasNext\":true,\"next\":\"there\"}");
        }
        return refused
                ? VirtualLever.reply(400, "{\"code\":\"BadRequest\",\"message\":\"Invalid offset token\"}")
                : VirtualLever.reply(200, VirtualLever.page("{\"id\":\"second\"}"));
    }

    private static HttpReply goingOn(String records, String next) {
        return VirtualLever.reply(200, "{\"data\":[" + records + "],\"hasNext\":true,\"next\":\"" + next + "\"}");
    }

    private static Stream<Arguments> poison() {
        int[] asked = {0};
        return Stream.of(
                Arguments.of("lasting 503", (Supplier<HttpReply>) () -> refusal(503)),
                Arguments.of("400", (Supplier<HttpReply>) () -> refusal(400)),
                Arguments.of("no JSON", (Supplier<HttpReply>) () -> VirtualLever.reply(200, "<html>")),
                Arguments.of("no data", (Supplier<HttpReply>) () -> VirtualLever.reply(200, "{\"hasNext\":false}")),
                Arguments.of("a cursor again", (Supplier<HttpReply>) () -> goingOn("{\"id\":\"x\"}", "there")),
                Arguments.of("more, and not where", (Supplier<HttpReply>) () -> goingOn("{\"id\":\"x\"}", "")),
                Arguments.of("empty pages", (Supplier<HttpReply>) () -> goingOn("", "there" + ++asked[0])),
                Arguments.of("offsets", (Supplier<HttpReply>) () -> twoPages(++asked[0], true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void aListThatCannotBeReadThoughOthersCanIsSkippedSaidAndCounted(String name, Supplier<HttpReply> answer) {
        lever.children(path -> path.contains("p2/notes") ? answer.get() : oneEach(path));

        Gathered gathered = fanOut(export, 5);

        assertThat(gathered.batches.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, "p2", Skipped.Reason.FAILED));
        assertThat(gathered.ids(ExportResource.NOTES)).hasSize(4);
        assertThat(gathered.ids(ExportResource.OFFERS)).hasSize(5);
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 0, 1));
        assertThat(Checkpoint.parse(gathered.checkpoint.toText())).isEqualTo(gathered.checkpoint);
    }

    @Test
    void theLastListIsSkippedTooThoughNothingElseIsLeftToAskFor() {
        lever.children(path -> path.contains("p4/offers") ? refusal(503) : oneEach(path));
        Checkpoint late = begun.after(new Position.InFanOut(9, 0, 0));
        Gathered gathered = Gathered.of(lever, late, 512);
        export.fanOut(new FixedParents(5), late).subscribe(gathered);

        assertThat(gathered.await().checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 0, 1));
    }

    private Gathered failing(LeverExport of, int parents, Checkpoint from) {
        Gathered gathered = Gathered.of(lever, from, 512);
        of.fanOut(new FixedParents(parents), from).subscribe(gathered);
        lever.clock().advanceTimeBy(Duration.ofHours(1));
        return gathered;
    }

    @Test
    void whereLeverFailsForAllNothingIsSkippedAndTheRunEnds() {
        lever.children(path -> refusal(503));

        Gathered gathered = failing(export, 100, begun);

        assertThat(gathered.error).isInstanceOf(ServerErrorException.class);
        assertThat(gathered.checkpoint).isEqualTo(begun);
    }

    @Test
    void soManyInARowEndTheRunAndTheNextOneGoesOnBehindThem() {
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(path -> path.matches(".*/p[1-3]?[0-9]/notes") ? refusal(400) : oneEach(path));
        LeverExport notes = LeverExport.of(lever.client()).with(ExportResource.NOTES);

        Gathered first = failing(notes, 2_000, LeverExportListTest.begin(lever, notes));
        Gathered second = failing(notes, 2_000, first.checkpoint);

        assertThat(first.error).isInstanceOf(BadRequestException.class);
        assertThat(first.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(20, 0, 20));
        assertThat(second.error).isNull();
        assertThat(second.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(2_000, 0, 40));
    }

    /** Lever comes back while the others are asked. */
    @Test
    void aListThatCanBeReadInTheEndIsNotSkipped() {
        Set<String> asked = new HashSet<>();
        boolean[] passed = {false};
        lever.children(path -> {
            if (path.contains("p2/notes")) {
                return passed[0] ? oneEach(path) : refusal(503);
            }
            passed[0] |= !asked.add(path);
            return oneEach(path);
        });

        Gathered gathered = fanOut(export, 5);

        assertThat(passed[0]).isTrue();
        assertThat(gathered.ids(ExportResource.NOTES)).hasSize(5);
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(10, 0, 0));
    }

    /** Every other kind is read meanwhile. */
    @Test
    void soManyInARowOfOneKindEndTheRun() {
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(path -> path.matches(".*/p[1-3]?[0-9]/offers") ? refusal(400) : oneEach(path));

        Gathered gathered = failing(export, 2_000, begun);

        assertThat(gathered.error).isInstanceOf(BadRequestException.class);
        assertThat(gathered.checkpoint.fanOut().failed()).isEqualTo(20);
    }

    @Test
    void anotherPartysNotFoundIsNotThatARecordIsGone() {
        lever.children(path -> path.contains("p2/notes") ? VirtualLever.reply(404, "<html>") : oneEach(path));

        Gathered gathered = fanOut(export, 5);

        assertThat(gathered.batches.stream().flatMap(batch -> batch.skipped().stream()))
                .containsExactly(new Skipped(ExportResource.NOTES, "p2", Skipped.Reason.FAILED));
    }

    /** Lists that are not there of opportunities that are, from the tenth on; every other opportunity may be gone. */
    private Gathered notFound(boolean halfAreGone) {
        LeverExport notes = LeverExport.of(lever.client()).with(ExportResource.NOTES);
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(
                path -> path.matches(".*/p[1-9][0-9]+/notes") || (halfAreGone && path.matches(".*/p[0-9]*[13579]"))
                        ? refusal(404)
                        : oneEach(path));
        return failing(notes, 400, LeverExportListTest.begin(lever, notes));
    }

    @Test
    void soManyNotFoundInARowAreNotBelieved() {
        Gathered gathered = notFound(true);

        List<String> lost = gathered.batches.stream()
                .flatMap(batch -> batch.skipped().stream())
                .filter(skipped -> skipped.reason() == Skipped.Reason.GONE)
                .map(skipped -> String.valueOf(skipped.id()))
                .filter(id -> id.matches(".*[02468]"))
                .toList();
        assertThat(lost).hasSizeLessThanOrEqualTo(20);
        assertThat(gathered.error).isNull();
        assertThat(gathered.checkpoint.fanOut().failed()).isEqualTo(195 - lost.size());
    }

    @Test
    void whereNoneOfThoseIsGoneTheRunEnds() {
        Gathered gathered = notFound(false);

        assertThat(gathered.error).isInstanceOf(NotFoundException.class);
        assertThat(gathered.checkpoint.fanOut().failed()).isEqualTo(20);
    }

    /** A kind that was never read may be none of the account's. */
    @Test
    void ofAKindThatWasNeverReadWhatIsThereWithoutItIsCounted() {
        LeverExport notes = LeverExport.of(lever.client()).with(ExportResource.NOTES);
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(path -> path.endsWith("/notes") ? refusal(404) : oneEach(path));

        Gathered gathered = failing(notes, 100, LeverExportListTest.begin(lever, notes));

        assertThat(gathered.error).isNull();
        assertThat(gathered.checkpoint.fanOut()).isEqualTo(new Position.InFanOut(100, 0, 80));
    }

    /** Five without a right to it, as many without any, and then one that has some. */
    @Test
    void refusalsWithOtherAnswersBetweenAreNotOfAllAltogether() {
        lever.latency(() -> Duration.ofMillis(100));
        lever.children(path -> path.matches(".*/p[0-9]/notes")
                ? refusal(path.matches(".*/p[02468]/notes") ? 403 : 404)
                : oneEach(path));

        Gathered gathered = fanOut(export, 50);

        assertThat(gathered.ids(ExportResource.NOTES)).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429})
    void whatIsWrongWithTheCredentialOrItsLimitIsNoFaultOfAList(int status) {
        lever.children(path -> path.contains("p2/notes") ? refusal(status) : oneEach(path));

        Gathered gathered = failing(export, 5, begun);

        assertThat(gathered.error)
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.status()).isEqualTo(status));
        assertThat(gathered.checkpoint.fanOut().next()).isLessThanOrEqualTo(4);
        assertThat(gathered.checkpoint.fanOut().failed()).isZero();
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
