package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.Opportunity;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Mutations;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.State;
import dev.lever4j.simulator.world.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are made anew without some of their records. */
class SyncedParquetTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ExportResource[] FILES = {ExportResource.FILES, ExportResource.RESUMES};

    @TempDir
    private Path home;

    static Stream<ParquetFormat> formats() {
        return Stream.of(ParquetFormat.create(), ParquetFormat.create().zstd());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsCopiedIsWhatWasWrittenByteForByte(ParquetFormat format) throws IOException {
        List<String> lines = IntStream.range(0, 3_000)
                .mapToObj(i -> "{\"id\":\"n" + i + "\",\"opportunityId\":\"o" + i % 7 + "\",\"text\":\"" + "x".repeat(i)
                        + "\"}")
                .toList();
        Path old = Written.file(home, format, ExportResource.NOTES, lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileFormat.Records fresh = format.begin(ExportResource.NOTES, out);

        long kept = fresh.copy(old, keeping(List.of("n1\"", "n2999\"", "o3\"")));
        fresh.end();

        List<String> expected = lines.stream()
                .filter(line -> !line.contains("n1\"") && !line.contains("n2999\"") && !line.contains("o3\""))
                .toList();
        assertThat(kept).isEqualTo(expected.size());
        assertThat(out.toByteArray()).isEqualTo(Written.bytes(format, ExportResource.NOTES, expected));
    }

    private static FileFormat.Keeping keeping(List<String> gone) {
        return new FileFormat.Keeping() {
            @Override
            public boolean keeps(@Nullable String id, @Nullable String parent) {
                throw new AssertionError("the record itself is there");
            }

            @Override
            public boolean keeps(byte[] line, int from, int length) {
                String text = new String(line, from, length, StandardCharsets.UTF_8);
                return gone.stream().noneMatch(text::contains);
            }
        };
    }

    @Test
    void aSyncedFolderHoldsWhatANewExportWould() throws IOException {
        try (Simulator lever =
                Simulator.builder().opportunities(60).rate(100_000, 100_000).start()) {
            LeverClient client = client(lever);
            LeverExport export = LeverExport.of(client).with(ExportResource.APPLICATIONS, ExportResource.NOTES);
            folder("synced").write(export).block(LIMIT);
            Mutations mutations = lever.mutations(3);
            for (int step = 0; step < 30; step++) {
                mutations.step();
            }

            FolderManifest manifest = folder("synced")
                    .sync(export.sync().rescan(Rescan.full(Duration.ofMillis(1))))
                    .blockOptional(LIMIT)
                    .orElseThrow();

            folder("fresh").write(export).block(LIMIT);
            client.closeGracefully(Duration.ZERO).block(LIMIT);
            assertThat(manifest.isComplete()).isTrue();
            assertThat(records("synced")).isEqualTo(records("fresh"));
        }
    }

    @Test
    void filesOfRecordsComeAndGoWithThem() throws IOException {
        try (Simulator lever =
                Simulator.builder().opportunities(30).rate(100_000, 100_000).start()) {
            LeverClient client = client(lever);
            LeverExport export = LeverExport.of(client).with(FILES);
            withFiles("synced").write(export).block(LIMIT);
            Mutations mutations = lever.mutations(3);
            for (int step = 0; step < 8; step++) {
                mutations.only(Mutation.Kind.DELETE).step();
                mutations.only(Mutation.Kind.CREATE).step();
            }
            lever.state().opportunities().keySet().stream()
                    .limit(5)
                    .forEach(id -> lever.controls().addFile(id, "=new \u5c65.pdf", 100));

            FolderManifest manifest = withFiles("synced")
                    .sync(export.sync().rescan(Rescan.full(Duration.ofMillis(1))))
                    .blockOptional(LIMIT)
                    .orElseThrow();

            FolderManifest fresh =
                    withFiles("fresh").write(export).blockOptional(LIMIT).orElseThrow();
            client.closeGracefully(Duration.ZERO).block(LIMIT);
            assertThat(manifest.downloads().total().files()).isGreaterThan(5);
            assertThat(manifest.downloads().resources())
                    .isEqualTo(fresh.downloads().resources());
            assertThat(downloads("synced")).isEqualTo(downloads("fresh"));
        }
    }

    @Test
    void whoWasAnonymizedIsInNoFileByNameOrAddress() throws IOException {
        try (Simulator lever =
                Simulator.builder().opportunities(60).rate(100_000, 100_000).start()) {
            LeverClient client = client(lever);
            LeverExport export = LeverExport.of(client).with(ExportResource.APPLICATIONS, ExportResource.CONTACT);
            folder("synced").write(export).block(LIMIT);
            State before = lever.state();
            String id = lever.mutations(5).only(Mutation.Kind.ANONYMIZE).step().id();
            byte[] record = Objects.requireNonNull(before.opportunities().get(id))
                    .json()
                    .getBytes(StandardCharsets.UTF_8);
            Opportunity was = LeverJson.decode(record, Opportunity.class);
            assertThat(was.emails()).isNotEmpty();
            assertThat(everything("synced")).contains(was.name()).contains(was.emails());

            FolderManifest manifest =
                    folder("synced").sync(export.sync()).blockOptional(LIMIT).orElseThrow();

            assertThat(manifest.isComplete()).isTrue();
            assertThat(everything("synced")).contains(id).doesNotContain(was.emails());
            folder("fresh").write(export).block(LIMIT);
            client.closeGracefully(Duration.ZERO).block(LIMIT);
            assertThat(records("synced")).isEqualTo(records("fresh"));
        }
    }

    private ExportFolder withFiles(String name) {
        return folder(name).download(FILES);
    }

    /** Files of records with what is in them, and the lines that say so. */
    private List<String> downloads(String name) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home.resolve(name).resolve("downloads"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".ndjson")) {
                    all.addAll(Files.readAllLines(file));
                } else {
                    String path = home.resolve(name).relativize(file).toString();
                    all.add(path + " " + Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        all.sort(null);
        return all;
    }

    /** All columns of all files. */
    private String everything(String name) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home.resolve(name))) {
            files.filter(each -> each.toString().endsWith(".parquet"))
                    .forEach(file -> all.append(Duck.rows(file, "select * from FILE")));
        }
        return all.toString();
    }

    private static LeverClient client(Simulator lever) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .apiKey(Secret.of(lever.apiKey()))
                .rate(new RateLimit(100_000, 100_000))
                .build();
    }

    private ExportFolder folder(String name) {
        return ExportFolder.at(home.resolve(name)).format(ParquetFormat.create());
    }

    private Map<String, List<@Nullable String>> records(String name) throws IOException {
        Map<String, List<@Nullable String>> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home.resolve(name))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".parquet")).toList()) {
                String resource = home.resolve(name).relativize(file).getName(0).toString();
                all.computeIfAbsent(resource, key -> new ArrayList<>())
                        .addAll(Duck.column(file, "select json from FILE"));
            }
        }
        all.values().forEach(each -> each.sort(null));
        return all;
    }
}
