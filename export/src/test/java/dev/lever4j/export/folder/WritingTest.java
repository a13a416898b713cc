package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Position;
import dev.lever4j.export.Row;
import dev.lever4j.export.Slice;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** What the sink does with batches, whoever makes them. */
class WritingTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path parent;

    private final Account account = new Account(1);
    private Path folder = Path.of("");

    private @Nullable FolderSink sink;

    @BeforeEach
    void open() {
        folder = parent.resolve("out");
        OpenFolder open = new OpenFolder(
                folder,
                new Disk(),
                TimeAndChance.of(account.lever.clock(), new Random(1)),
                Sizes.USUAL,
                null,
                Set.of());
        open.start();
        sink = new FolderSink(folder, open, Duration.ofSeconds(2), account.lever.clock(), Schedulers.immediate());
        sink.begin(account.export().begin()).subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofSeconds(1));
    }

    private FolderSink sink() {
        return Objects.requireNonNull(sink);
    }

    static RawJson record(String json) {
        return PageReader.raw(Shape.PAGED)
                .read(("{\"data\":[" + json + "],\"hasNext\":false}").getBytes(StandardCharsets.UTF_8))
                .records()
                .get(0);
    }

    private static Batch batch(String... records) {
        List<Row> rows = Arrays.stream(records)
                .map(json -> new Row(ExportResource.OPPORTUNITIES, null, record(json)))
                .toList();
        Position position = new Position.InList(ExportResource.OPPORTUNITIES, 1, Slice.ALL, null);
        return new Batch(rows, List.of(), position, null);
    }

    private List<String> opportunities() {
        return Contents.of(folder).getOrDefault("opportunities", List.of());
    }

    @Test
    void commitsAfterTwoSecondsThoughNothingMoreComes() {
        TestPublisher<Batch> batches = TestPublisher.create();
        StepVerifier.create(sink().write(batches.flux()))
                .then(() -> batches.next(batch("{\"id\":\"a\"}"), batch("{\"id\":\"b\"}")))
                .then(() -> account.lever.clock().advanceTimeBy(Duration.ofMillis(1_999)))
                .then(() -> assertThat(opportunities()).isEmpty())
                .then(() -> account.lever.clock().advanceTimeBy(Duration.ofMillis(1)))
                .assertNext(durable -> assertThat(durable.positions()).hasSize(2))
                .then(() -> assertThat(opportunities()).hasSize(2))
                .then(batches::complete)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void commitsAfterEightMebibytes() {
        String big = "{\"id\":\"%d\",\"text\":\"" + "x".repeat(1 << 20) + "\"}";
        Flux<Batch> batches = Flux.range(0, 20).map(i -> batch(String.format(big, i)));

        List<Durable> durable =
                sink().write(batches).collectList().blockOptional(LIMIT).orElseThrow();

        assertThat(durable.stream().map(Durable::rows)).containsExactly(8L, 8L, 4L);
    }

    @Test
    void anErrorOfTheSourceComesAfterWhatItBroughtIsDurable() {
        Flux<Batch> batches =
                Flux.concat(Mono.just(batch("{\"id\":\"a\"}")), Mono.error(new IllegalStateException("cut")));

        StepVerifier.create(sink().write(batches))
                .expectNextCount(1)
                .expectErrorMessage("cut")
                .verify(LIMIT);
        assertThat(opportunities()).containsExactly("{\"id\":\"a\"}");
    }

    @Test
    void asksForSomeInAdvanceAndForMoreOnlyAsItWrites() {
        TestPublisher<Batch> batches = TestPublisher.create();
        AtomicLong asked = new AtomicLong();
        StepVerifier.create(sink().write(batches.flux().doOnRequest(asked::addAndGet)))
                .then(() -> assertThat(asked).hasValue(64))
                .then(() -> batches.next(batch("{\"id\":\"a\"}")))
                .then(() -> assertThat(asked).hasValue(64))
                .then(() -> {
                    for (int i = 0; i < 40; i++) {
                        batches.next(batch("{\"id\":\"" + i + "\"}"));
                    }
                })
                .then(() -> assertThat(asked.get()).isBetween(64L + 16, 64L + 41))
                .thenCancel()
                .verify(LIMIT);
        batches.assertCancelled();
    }

    @Test
    void theNewestIsKeptWhateverTheOrderAndOnlyWhatIsNewIsNews() {
        long longAgo = 1_000;
        String end = ",\"createdAt\":" + longAgo + "}";
        Flux<Batch> batches = Flux.just(
                batch(
                        "{\"id\":\"a\",\"updatedAt\":5" + end,
                        "{\"id\":\"a\",\"updatedAt\":7" + end,
                        "{\"id\":\"b\",\"updatedAt\":null" + end),
                batch("{\"id\":\"a\",\"updatedAt\":6" + end, "{\"id\":\"b\",\"updatedAt\":\"3\"" + end),
                batch("{\"id\":\"b\",\"updatedAt\":null" + end, "{\"id\":\"late\",\"createdAt\":9000000000000}"),
                batch("{\"id\":\"late\",\"createdAt\":9000000000000,\"n\":2}"));

        List<Durable> durable =
                sink().write(batches).collectList().blockOptional(LIMIT).orElseThrow();
        assertThat(durable.stream().mapToLong(Durable::news).sum()).isEqualTo(2);
        assertThat(durable.stream().mapToLong(Durable::rows).sum()).isEqualTo(8);
        List<String> ids = sink().listed(new Position.Listed(true))
                .flatMapMany(parents -> parents.from(0))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(ids).containsExactlyInAnyOrder("a", "b", "late");
        assertThat(opportunities())
                .containsExactly(
                        "{\"id\":\"a\",\"updatedAt\":7" + end,
                        "{\"id\":\"b\",\"updatedAt\":\"3\"" + end,
                        "{\"id\":\"late\",\"createdAt\":9000000000000,\"n\":2}");
    }

    @Test
    void parentsComeInOneOrderFromAnyPlace() {
        Flux<Batch> batches = Flux.range(0, 50).map(i -> batch("{\"id\":\"p" + i + "\"}", "{\"id\":\"q" + i + "\"}"));
        sink().write(batches).blockLast(LIMIT);
        Parents parents =
                sink().listed(new Position.Listed(true)).blockOptional(LIMIT).orElseThrow();

        List<String> all = parents.from(0).collectList().blockOptional(LIMIT).orElseThrow();

        assertThat(parents.count()).isEqualTo(100);
        assertThat(all).hasSize(100).doesNotHaveDuplicates();
        for (int from : new int[] {0, 1, 49, 50, 99, 100}) {
            StepVerifier.create(parents.from(from))
                    .expectNextSequence(all.subList(from, 100))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void manySmallSegmentsOfChildrenBecomeOne() {
        sink().write(Flux.just(batch("{\"id\":\"a\"}"))).blockLast(LIMIT);
        sink().listed(new Position.Listed(true)).block(LIMIT);
        for (int i = 0; i < 300; i++) {
            Row row = new Row(ExportResource.NOTES, "a", record("{\"id\":\"n" + i + "\"}"));
            Batch child = new Batch(List.of(row), List.of(), new Position.InFanOut(i + 1, 0, 0), null);
            sink().write(Flux.just(child)).blockLast(LIMIT);
        }

        assertThat(Contents.of(folder).get("notes")).hasSize(300).doesNotHaveDuplicates();
        assertThat(Contents.files(folder)).hasSizeLessThan(140);
    }
}
