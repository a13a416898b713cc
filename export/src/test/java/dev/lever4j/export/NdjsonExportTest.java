package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

class NdjsonExportTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private static List<RawJson> page(String... records) {
        String body = "{\"data\":[" + String.join(",", records) + "],\"hasNext\":false}";
        return PageReader.raw(Shape.PAGED)
                .read(body.getBytes(StandardCharsets.UTF_8))
                .records();
    }

    private Path target() {
        return folder.resolve("out.ndjson");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** On the caller's thread, so that a test sees each step. */
    private NdjsonExport stepwise() {
        return NdjsonExport.to(target()).disk(Schedulers.immediate());
    }

    private static void completes(Mono<ExportResult> export) {
        StepVerifier.create(export).expectNextCount(1).expectComplete().verify(LIMIT);
    }

    @Test
    void writesTheBytesOfEachRecordOneALine() throws IOException {
        Flux<List<RawJson>> pages = Flux.just(
                page("{ \"id\" :\"a\", \"n\": 1.50e1}", "{\"name\":\"Zoë \\u00e9 😀\"}"),
                page(),
                page("{\"id\":\"c\"}"));

        completes(NdjsonExport.to(target()).writePages(pages));

        assertThat(target())
                .hasContent("{ \"id\" :\"a\", \"n\": 1.50e1}\n{\"name\":\"Zoë \\u00e9 😀\"}\n{\"id\":\"c\"}\n");
        assertThat(files()).containsExactly("out.ndjson");
    }

    @Test
    void leavesLineBreaksBetweenTokensOutSoThatARecordIsOneLine() {
        completes(stepwise().writePages(Flux.just(page("{\n  \"a\": \"x\\ny\",\r\n  \"b\": 2\n}"))));

        assertThat(target()).hasContent("{  \"a\": \"x\\ny\",  \"b\": 2}\n");
    }

    @Test
    void writesAnEmptyFileForAnEmptyList() {
        completes(stepwise().writePages(Flux.just(page())));

        assertThat(target()).isEmptyFile();
    }

    @Test
    void doesNothingBeforeSubscription() throws IOException {
        Mono<ExportResult> unused = stepwise().writePages(Flux.just(page("{}")));

        assertThat(unused).isNotNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void fileBearsItsNameOnlyOnceItIsComplete() throws IOException {
        TestPublisher<List<RawJson>> pages = TestPublisher.create();
        StepVerifier.create(stepwise().writePages(pages))
                .then(() -> pages.next(page("{\"id\":\"a\"}")))
                .then(() -> assertThat(target()).doesNotExist())
                .then(pages::complete)
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);

        assertThat(target()).hasContent("{\"id\":\"a\"}\n");
        assertThat(files()).containsExactly("out.ndjson");
    }

    @Test
    void anErrorMidwayLeavesNothingBehind() throws IOException {
        Flux<List<RawJson>> pages =
                Flux.concat(Flux.just(page("{\"id\":\"a\"}")), Flux.error(new IllegalStateException("cut")));

        StepVerifier.create(NdjsonExport.to(target()).writePages(pages))
                .expectErrorMessage("cut")
                .verify(LIMIT);

        assertThat(files()).isEmpty();
    }

    @Test
    void aCancellationLeavesNothingBehindAndCancelsThePages() throws IOException {
        TestPublisher<List<RawJson>> pages = TestPublisher.create();
        StepVerifier.create(stepwise().writePages(pages))
                .then(() -> pages.next(page("{\"id\":\"a\"}")))
                .thenCancel()
                .verify(LIMIT);

        pages.assertCancelled();
        assertThat(files()).isEmpty();
    }

    @Test
    void anExistingFileIsRefusedBeforeTheFirstPageIsAskedFor() throws IOException {
        Files.writeString(target(), "precious");
        PublisherProbe<List<RawJson>> pages = PublisherProbe.of(Flux.just(page("{}")));

        StepVerifier.create(stepwise().writePages(pages.flux()))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ExportFileException.class)
                        .hasMessageContaining("exists already"))
                .verify(LIMIT);

        pages.assertWasNotSubscribed();
        assertThat(target()).hasContent("precious");
        assertThat(files()).containsExactly("out.ndjson");
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotOverwritten() throws IOException {
        Flux<List<RawJson>> pages = Flux.just(page("{}")).doOnComplete(() -> appear("another's"));

        StepVerifier.create(stepwise().writePages(pages))
                .expectError(ExportFileException.class)
                .verify(LIMIT);

        assertThat(target()).hasContent("another's");
        assertThat(files()).containsExactly("out.ndjson");
    }

    private void appear(String content) {
        try {
            Files.writeString(target(), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void overwritingKeepsTheOldFileUntilTheNewOneIsComplete() throws IOException {
        appear("old");
        TestPublisher<List<RawJson>> pages = TestPublisher.create();
        StepVerifier.create(stepwise().overwrite(true).writePages(pages))
                .then(() -> pages.next(page("{}")))
                .then(() -> assertThat(target()).hasContent("old"))
                .then(pages::complete)
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);

        assertThat(target()).hasContent("{}\n");
        assertThat(files()).containsExactly("out.ndjson");
    }

    @Test
    void anErrorWhileOverwritingKeepsTheOldFile() throws IOException {
        appear("old");

        StepVerifier.create(stepwise().overwrite(true).writePages(Flux.error(new IllegalStateException("cut"))))
                .expectErrorMessage("cut")
                .verify(LIMIT);

        assertThat(target()).hasContent("old");
        assertThat(files()).containsExactly("out.ndjson");
    }

    @Test
    void overwritingFollowsALinkAndLeavesItALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.ndjson"), "old");
        Files.createSymbolicLink(target(), real);

        completes(stepwise().overwrite(true).writePages(Flux.just(page("{}"))));

        assertThat(target()).isSymbolicLink();
        assertThat(real).hasContent("{}\n");
    }

    @Test
    void onlyRegularFilesAreReplaced() throws IOException {
        Path nowhere = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        for (Path target : List.of(folder, nowhere)) {
            for (boolean overwrite : new boolean[] {true, false}) {
                StepVerifier.create(NdjsonExport.to(target).overwrite(overwrite).writePages(Flux.just(page("{}"))))
                        .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("not a regular file"))
                        .verify(LIMIT);
            }
        }
        assertThat(files()).containsExactly("link");
    }

    @Test
    void aMissingFolderIsNamedWithWhatToDo() {
        Path lost = folder.resolve("nowhere/out.ndjson");
        StepVerifier.create(NdjsonExport.to(lost).writePages(Flux.just(page("{}"))))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ExportFileException.class)
                        .hasMessageContaining("its folder does not exist; create it"))
                .verify(LIMIT);
    }

    @Test
    void asksForOnePageAtATime() {
        List<Long> demands = new ArrayList<>();
        Flux<List<RawJson>> pages =
                Flux.range(0, 5).map(i -> page("{\"id\":\"" + i + "\"}")).doOnRequest(demands::add);

        completes(NdjsonExport.to(target()).writePages(pages));

        assertThat(demands).hasSizeGreaterThanOrEqualTo(5).allMatch(n -> n == 1);
    }

    @Test
    void writesOffTheThreadThatPagesComeOn() {
        List<String> threads = new ArrayList<>();
        Flux<List<RawJson>> pages =
                Flux.range(0, 50).map(i -> page("{\"id\":\"" + i + "\"}")).publishOn(Schedulers.parallel(), 1);

        // BlockHound makes a write on the parallel scheduler an error
        completes(NdjsonExport.to(target())
                .onProgress(progress -> threads.add(Thread.currentThread().getName()))
                .writePages(pages));

        assertThat(threads).hasSize(50).allMatch(name -> name.startsWith("boundedElastic"));
    }

    @Test
    void tellsHowFarItHasComeAfterEachPage() {
        VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
        List<ExportProgress> told = new ArrayList<>();
        TestPublisher<List<RawJson>> pages = TestPublisher.create();
        NdjsonExport export = stepwise()
                .timeAndChance(TimeAndChance.of(scheduler, new Random(1)))
                .onProgress(told::add);

        StepVerifier.create(export.writePages(pages))
                .then(() -> scheduler.advanceTimeBy(Duration.ofSeconds(2)))
                .then(() -> pages.next(page("{\"id\":\"a\"}", "{\"id\":\"b\"}")))
                .then(() -> scheduler.advanceTimeBy(Duration.ofSeconds(1)))
                .then(() -> pages.next(page("{}")))
                .then(pages::complete)
                .expectNext(new ExportResult(target(), new ExportProgress(3, 2, 25, Duration.ofSeconds(3))))
                .expectComplete()
                .verify(LIMIT);

        assertThat(told)
                .containsExactly(
                        new ExportProgress(2, 1, 22, Duration.ofSeconds(2)),
                        new ExportProgress(3, 2, 25, Duration.ofSeconds(3)));
    }

    @Test
    void aListenerThatThrowsEndsTheExport() throws IOException {
        NdjsonExport export = stepwise().onProgress(progress -> {
            throw new IllegalStateException("listener");
        });

        StepVerifier.create(export.writePages(Flux.just(page("{}"))))
                .expectErrorMessage("listener")
                .verify(LIMIT);

        assertThat(files()).isEmpty();
    }

    @Test
    void eachSubscriptionIsAnExportOfItsOwn() {
        Mono<ExportResult> export = stepwise().overwrite(true).writePages(Flux.just(page("{}"), page("{}")));

        completes(export);
        StepVerifier.create(export)
                .assertNext(result -> assertThat(result.total().records()).isEqualTo(2))
                .expectComplete()
                .verify(LIMIT);
    }
}
