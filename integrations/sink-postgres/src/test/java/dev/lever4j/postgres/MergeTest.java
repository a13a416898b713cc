package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Cursor;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Commit;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Row;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.Slice;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What is kept of records that come more than once, in one commit or in several. */
@Tag("it")
class MergeTest {
    private static final SchemaName LEVER = new SchemaName("lever");
    private static final long BEGUN = 1_000;

    private static PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void drop() {
        server.run("DROP SCHEMA IF EXISTS lever CASCADE");
    }

    private static Checkpoint begun(ExportResource root) {
        return Checkpoint.parse("lever4j-checkpoint 1\nroot " + root.text() + "\nserver here\nexport 0\nstarted "
                + BEGUN + "\nconfidential true\nwhole *..*\nchildren 0 0 0\n");
    }

    private static RawJson record(String json) {
        byte[] page = ("{\"data\":[" + json.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8);
        return PageReader.raw(Shape.LIST).read(page).records().get(0);
    }

    private static Row row(ExportResource resource, @Nullable String parent, String json) {
        return new Row(resource, parent, record(json));
    }

    private static Row opportunity(String json) {
        return row(ExportResource.OPPORTUNITIES, null, json);
    }

    private static Row application(String parent, String id) {
        return row(ExportResource.APPLICATIONS, parent, "{'id':'" + id + "'}");
    }

    private static Batch batch(Row... rows) {
        return at(Cursor.parse("on"), rows);
    }

    private static Batch at(@Nullable Cursor in, Row... rows) {
        ExportResource root = rows[0].resource();
        return new Batch(List.of(rows), List.of(), new Position.InList(root, 0, Slice.ALL, null), in);
    }

    /** The first one of its list. */
    private static Batch first(Row... rows) {
        return at(null, rows);
    }

    /** Emits what each commit says is new. */
    private static Flux<Long> keeping(List<ExportResource> resources, List<List<Batch>> commits) {
        Checkpoint checkpoint = begun(resources.get(0));
        return Session.with(server.factory(), LEVER, session -> {
                    PostgresCommits place =
                            new PostgresCommits(session, LEVER, resources, Duration.ofSeconds(5), any -> {});
                    return place.last()
                            .thenMany(Flux.fromIterable(commits)
                                    .concatMap(batches -> place.keep(new Commit(batches, checkpoint)), 1))
                            .collectList();
                })
                .flatMapIterable(news -> news);
    }

    @SafeVarargs
    private static List<Long> keep(List<ExportResource> resources, List<Batch>... commits) {
        return keeping(resources, Arrays.asList(commits))
                .collectList()
                .blockOptional(PostgresServer.LIMIT)
                .orElseThrow();
    }

    private static final List<ExportResource> WITH_APPLICATIONS =
            List.of(ExportResource.OPPORTUNITIES, ExportResource.APPLICATIONS);

    private static void assertKept(String record, String... applications) {
        assertThat(server.rows("SELECT json::text FROM lever.opportunities"))
                .containsExactly(record.replace('\'', '"'));
        assertThat(server.rows("SELECT id FROM lever.applications")).containsExactlyInAnyOrder(applications);
    }

    /** Old, new, newer, and one as new as that, in whatever commits. */
    private static List<Batch> versions() {
        return List.of(
                batch(opportunity("{'id':'o','updatedAt':20}"), application("o", "b"), application("o", "c")),
                batch(opportunity("{'id':'o','updatedAt':30,'name':'first'}"), application("o", "c")),
                batch(opportunity("{'id':'o','updatedAt':30,'name':'second'}"), application("o", "d")),
                batch(opportunity("{'id':'o','updatedAt':10}"), application("o", "a")),
                batch(opportunity("{'id':'o'}"), application("o", "e")));
    }

    @Test
    void ofOneCommitTheNewestIsKeptWithWhatCameWithIt() {
        assertThat(keep(WITH_APPLICATIONS, versions())).containsExactly(1L);
        assertKept("{'id':'o','updatedAt':30,'name':'second'}", "d");
    }

    @Test
    void ofSeveralCommitsTheNewestIsKeptWithWhatCameWithIt() {
        List<List<Batch>> commits = versions().stream().map(List::of).toList();
        assertThat(keeping(WITH_APPLICATIONS, commits).collectList().block(PostgresServer.LIMIT))
                .containsExactly(1L, 0L, 0L, 0L, 0L);
        assertKept("{'id':'o','updatedAt':30,'name':'second'}", "d");
    }

    @Test
    void whatCameWithTheOlderOneGoesThoughNothingComesWithTheNewer() {
        keep(
                WITH_APPLICATIONS,
                List.of(batch(opportunity("{'id':'o','updatedAt':1}"), application("o", "a"))),
                List.of(batch(opportunity("{'id':'o','updatedAt':2}"))));
        assertKept("{'id':'o','updatedAt':2}");
    }

    @Test
    void whatComesTwiceWithOneRecordIsThereOnce() {
        keep(
                WITH_APPLICATIONS,
                List.of(batch(
                        opportunity("{'id':'o'}"),
                        application("o", "a"),
                        application("o", "b"),
                        application("o", "a"))));
        assertKept("{'id':'o'}", "a", "b");
    }

    @Test
    void newIsWhatWasThereWhenTheExportBegan() {
        assertThat(keep(
                        WITH_APPLICATIONS,
                        List.of(batch(
                                opportunity("{'id':'before','createdAt':999}"),
                                opportunity("{'id':'at','createdAt':1000}"),
                                opportunity("{'id':'after','createdAt':1001}"),
                                opportunity("{'id':'unknown'}"))),
                        List.of(batch(opportunity("{'id':'before','createdAt':999}"), opportunity("{'id':'more'}")))))
                .containsExactly(3L, 1L);
    }

    @Test
    void oneContactIsThatOfSeveralOpportunities() {
        String contact = "{'id':'c','name':'x'}";
        keep(
                List.of(ExportResource.OPPORTUNITIES, ExportResource.CONTACT),
                List.of(batch(
                        opportunity("{'id':'one'}"),
                        row(ExportResource.CONTACT, "one", contact),
                        opportunity("{'id':'two'}"),
                        row(ExportResource.CONTACT, "two", contact))));
        assertThat(server.rows("SELECT id, opportunity_id FROM lever.contact"))
                .containsExactlyInAnyOrder("c|one", "c|two");
    }

    @Test
    void aChildListThatComesAgainTakesThePlaceOfTheOneBefore() {
        List<ExportResource> withNotes = List.of(ExportResource.OPPORTUNITIES, ExportResource.NOTES);
        Position at = new Position.InFanOut(1, 0, 0);
        List<Row> one = List.of(
                row(ExportResource.NOTES, "o", "{'id':'n'}"),
                row(ExportResource.NOTES, "o", "{'id':'n','text':'again'}"));
        List<Row> other =
                List.of(row(ExportResource.NOTES, "o", "{'id':'m'}"), row(ExportResource.NOTES, "p", "{'id':'n'}"));
        assertThat(keep(withNotes, List.of(new Batch(one, List.of(), at, null))))
                .containsExactly(0L);
        assertThat(server.rows("SELECT id, text FROM lever.notes")).containsExactly("n|again");
        server.run("DELETE FROM lever.lever4j_exports", "TRUNCATE lever.notes");
        keep(withNotes, List.of(new Batch(one, List.of(), at, null)), List.of(new Batch(other, List.of(), at, null)));
        assertThat(server.rows("SELECT id, opportunity_id FROM lever.notes")).containsExactlyInAnyOrder("m|o", "n|p");
    }

    @Test
    void aListWithoutIdsIsReplacedWhereItBeginsAnewAndKeepsEqualsApart() {
        List<ExportResource> eeo = List.of(ExportResource.EEO_RESPONSES);
        Row he = row(ExportResource.EEO_RESPONSES, null, "{'gender':'male'}");
        Row she = row(ExportResource.EEO_RESPONSES, null, "{'gender':'female'}");
        assertThat(keep(
                        eeo,
                        List.of(first(he, he), batch(she)),
                        List.of(batch(she)),
                        List.of(first(she, he), first(he, he)),
                        List.of(batch(she, she))))
                .containsExactly(0L, 0L, 0L, 0L);
        assertThat(server.rows("SELECT gender FROM lever.eeo_responses"))
                .containsExactlyInAnyOrder("male", "male", "female", "female");
    }

    @Test
    void aListOfTimelessRecordsKeepsTheLater() {
        List<ExportResource> stages = List.of(ExportResource.STAGES);
        assertThat(keep(
                        stages,
                        List.of(first(row(ExportResource.STAGES, null, "{'id':'s','text':'old'}"))),
                        List.of(first(row(ExportResource.STAGES, null, "{'id':'s','text':'new'}")))))
                .containsExactly(1L, 0L);
        assertThat(server.rows("SELECT text FROM lever.stages")).containsExactly("new");
    }

    @Test
    void whatPostgresHasNoCharacterForIsReplacedInColumnsAndKeptInTheRecord() {
        keep(
                WITH_APPLICATIONS,
                List.of(batch(opportunity(
                        "{'id':'o','name':'nul \\u0000, half \\ud800','tags':['\\u0000'],\n\t'x':1e400}"))));
        assertThat(server.rows("SELECT name, tags::text, json::text FROM lever.opportunities"))
                .containsExactly(
                        "nul \uFFFD, half \uFFFD|[\"\\u0000\"]|"
                                + "{\"id\":\"o\",\"name\":\"nul \\u0000, half \\ud800\",\"tags\":[\"\\u0000\"],\n\t\"x\":1e400}");
    }

    @Test
    void aRecordWithoutAnIdIsSaidToBeOneAndNothingOfItsCommitIsKept() {
        Batch nameless = batch(opportunity("{'id':'o'}"), row(ExportResource.APPLICATIONS, "o", "{'name':'Ann'}"));
        StepVerifier.create(keeping(WITH_APPLICATIONS, List.of(List.of(nameless))))
                .expectErrorSatisfies(
                        error -> assertThat(error).hasMessageContaining("applications came without an id"))
                .verify(PostgresServer.LIMIT);
        StepVerifier.create(keeping(
                        WITH_APPLICATIONS,
                        List.of(List.of(batch(opportunity("{'id':'o'}"), opportunity("{'name':'Ann'}"))))))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(PostgresExportException.class)
                        .hasMessageContaining("opportunities came without an id")
                        .hasMessageNotContaining("Ann"))
                .verify(PostgresServer.LIMIT);
        assertThat(server.rows("SELECT id FROM lever.opportunities")).isEmpty();
    }

    @Test
    void whatWasSkippedIsInATableOnce() {
        Skipped refused = new Skipped(ExportResource.NOTES, "o", Skipped.Reason.REFUSED);
        Skipped all = new Skipped(ExportResource.NOTES, null, Skipped.Reason.REFUSED);
        Position at = new Position.InFanOut(1, 1, 0);
        keep(
                List.of(ExportResource.OPPORTUNITIES, ExportResource.NOTES),
                List.of(new Batch(List.of(), List.of(refused, all, refused, all), at, null)),
                List.of(new Batch(List.of(), List.of(refused, all), at, null)));
        assertThat(server.rows("SELECT list, resource, id, reason FROM lever.lever4j_skipped"))
                .containsExactlyInAnyOrder("opportunities|notes|o|REFUSED", "opportunities|notes|null|REFUSED");
    }

    /** That it is not there is not said by one of them, and Lever says it of resumes where there are none. */
    @ParameterizedTest
    @CsvSource({"20, notes, 20, false", "21, notes, 20, true", "19, notes, 19, true", "20, resumes, 20, true"})
    void aKindThatWasAnsweredNothingBut404IsMissing(int records, String kind, int gone, boolean complete) {
        ExportResource child = ExportResource.of(kind).orElseThrow();
        List<Row> list = IntStream.range(0, records)
                .mapToObj(i -> opportunity("{'id':'o" + i + "'}"))
                .toList();
        // in two runs, neither of which saw enough of them
        List<Skipped> all = IntStream.range(0, gone)
                .mapToObj(i -> new Skipped(child, "o" + i, Skipped.Reason.GONE))
                .toList();
        Position at = new Position.InFanOut(1, 0, 0);
        List<ExportResource> resources = List.of(ExportResource.OPPORTUNITIES, child);
        keep(
                resources,
                List.of(batch(list.toArray(Row[]::new))),
                List.of(new Batch(List.of(), all.subList(0, 10), at, null)));
        keep(resources, List.of(new Batch(List.of(), all.subList(10, gone), at, null)));
        ExportReport report = new ExportReport(
                ExportResource.OPPORTUNITIES, Instant.EPOCH, Duration.ZERO, true, Map.of(), 0, true, 0, 0);
        Session.with(
                        server.factory(),
                        LEVER,
                        session -> new PostgresCommits(session, LEVER, resources, Duration.ofSeconds(5), any -> {})
                                .finish(report))
                .block(PostgresServer.LIMIT);
        assertThat(server.rows("SELECT complete FROM lever.lever4j_exports")).containsExactly("" + complete);
    }

    /** As the order of the database's language is not. */
    @Test
    void parentsComeInTheOrderOfTheirBytesFromAnyPlaceOn() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1_203; i++) {
            rows.add(opportunity("{'id':'" + (i % 2 == 0 ? "a-" : "A") + i + "'}"));
        }
        List<String> ids =
                rows.stream().map(row -> row.json().id().orElseThrow()).sorted().toList();
        keep(WITH_APPLICATIONS, List.of(batch(rows.toArray(Row[]::new))));
        server.run("ALTER TABLE lever.opportunities ALTER COLUMN id TYPE text COLLATE \"und-x-icu\"");
        assertThat(server.rows("SELECT id FROM lever.opportunities ORDER BY id"))
                .as("another order")
                .isNotEqualTo(ids);
        List<List<String>> found = Session.with(
                        server.factory(),
                        LEVER,
                        session -> KeptParents.of(session, new ResourceTable(LEVER, ExportResource.OPPORTUNITIES))
                                .doOnNext(parents -> assertThat(parents.count()).isEqualTo(1_203))
                                .flatMap(parents -> Flux.just(0L, 499L, 500L, 1_202L, 1_203L)
                                        .concatMap(from -> parents.from(from).collectList())
                                        .collectList()))
                .blockOptional(PostgresServer.LIMIT)
                .orElseThrow();
        assertThat(found)
                .containsExactly(
                        ids, ids.subList(499, 1_203), ids.subList(500, 1_203), ids.subList(1_202, 1_203), List.of());
    }
}
