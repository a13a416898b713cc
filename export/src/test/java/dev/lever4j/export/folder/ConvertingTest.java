package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.VirtualLever;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportStatus;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Files of another format, made of the segments at the end. */
class ConvertingTest {
    private static final Duration PACE = Duration.ofMillis(150);
    private static final long CHUNK = 1_000;

    @TempDir
    private Path parent;

    private static ExportFolder plain(Account account, Path folder) {
        return account.into(folder).pace(PACE).compacting(4);
    }

    private static ExportFolder zipped(Account account, Path folder) {
        return plain(account, folder).format(CompressedNdjson.gzip()).chunk(CHUNK);
    }

    private static List<FolderManifest.Segment> segments(FolderManifest manifest) {
        return manifest.resources().values().stream()
                .flatMap(part -> part.segments().stream())
                .toList();
    }

    /** As a reader finds them who goes by the manifest. */
    private static Map<ExportResource, List<String>> inOrder(FolderManifest manifest, Path folder) {
        Map<ExportResource, List<String>> lines = new EnumMap<>(ExportResource.class);
        manifest.resources()
                .forEach((resource, part) -> lines.put(
                        resource,
                        part.segments().stream()
                                .flatMap(segment -> Contents.lines(folder.resolve(segment.name())).stream())
                                .toList()));
        return lines;
    }

    private static long sum(FolderManifest manifest, ToLongFunction<FolderManifest.Segment> of) {
        return segments(manifest).stream().mapToLong(of).sum();
    }

    private static List<String> dataFiles(Path folder) {
        return Contents.files(folder).stream()
                .filter(name -> name.contains("/"))
                .toList();
    }

    private static List<String> listed(FolderManifest manifest) {
        return segments(manifest).stream()
                .map(FolderManifest.Segment::name)
                .sorted()
                .toList();
    }

    /** With a record that was created after the export had begun. */
    private static Account account() {
        Account account = new Account(40);
        int[] lists = {0};
        account.lever.onList(query -> {
            if (++lists[0] == 3) {
                long now = account.lever.nowMillis();
                VirtualLever.Entry late = new VirtualLever.Entry("late", now, 1, now);
                late.updatedAt = now;
                account.lever.add(late);
            }
        });
        return account;
    }

    @Test
    void theRecordsAreTheSameInTheSameOrder() {
        Path folder = parent.resolve("zipped");
        Path other = parent.resolve("plain");
        Account account = account();
        Account twin = account();

        FolderManifest manifest = account.run(zipped(account, folder), account.export());
        FolderManifest plain = twin.run(plain(twin, other), twin.export());

        assertThat(inOrder(manifest, folder)).isEqualTo(inOrder(plain, other));
        assertThat(inOrder(manifest, folder).get(ExportResource.OPPORTUNITIES)).hasSize(41);
        assertThat(sum(manifest, FolderManifest.Segment::rows)).isEqualTo(sum(plain, FolderManifest.Segment::rows));
        assertThat(manifest.later()).isEqualTo(plain.later()).isEqualTo(1);
        assertThat(dataFiles(folder)).isEqualTo(listed(manifest)).allMatch(name -> name.endsWith(".ndjson.gz"));
    }

    @Test
    void theManifestSaysWhatTheFilesAre() throws IOException {
        Path folder = parent.resolve("out");
        Account account = new Account(10);
        FolderManifest manifest = account.run(account.into(folder).format(CsvFormat.csv()), account.export());

        assertThat(manifest.format())
                .isEqualTo(new FolderManifest.Format("csv", Map.of("disarmed", true, "json", false)));
        assertThat(FolderManifest.parse(Files.readString(folder.resolve("manifest.json"))))
                .isEqualTo(manifest);
        for (FolderManifest.Segment segment : segments(manifest)) {
            byte[] bytes = Files.readAllBytes(folder.resolve(segment.name()));
            assertThat(Sha256.hex(bytes)).isEqualTo(segment.sha256());
            assertThat(bytes).hasSize((int) segment.bytes());
        }
        assertThat(account.run(parent.resolve("plain")).format()).isEqualTo(FolderManifest.Format.LINES);
    }

    @Test
    void howFarItIsIsToldInBytesOfRecords() {
        Account account = new Account(40);
        List<ExportStatus> told = new ArrayList<>();
        FolderManifest manifest = account.run(
                zipped(account, parent.resolve("out")), account.export().onProgress(status -> {
                    if (status.phase() == ExportStatus.Phase.CONVERTING) {
                        told.add(status);
                    }
                }));
        Account twin = new Account(40);
        long bytes = sum(twin.run(plain(twin, parent.resolve("plain")), twin.export()), FolderManifest.Segment::bytes);

        assertThat(told).hasSizeGreaterThan(5).allMatch(status -> status.expected() == bytes);
        assertThat(told)
                .extracting(ExportStatus::done)
                .isSorted()
                .startsWith(0L)
                .endsWith(bytes);
        assertThat(told.get(told.size() - 1).rows()).isEqualTo(sum(manifest, FolderManifest.Segment::rows));
        assertThat(told.get(0).left()).isNull();
        assertThat(told.get(1).left()).isNotNull();
    }

    @Test
    void aFileIsMadeOfAsManySegmentsAsAChunkHolds() {
        Account account = new Account(40);
        Path folder = parent.resolve("out");
        account.run(zipped(account, folder), account.export());
        Map<String, Long> bytes = new HashMap<>();
        int files = 0;
        int several = 0;
        for (LogLine line : log(folder)) {
            line.segments().forEach(segment -> bytes.put(segment.name(), segment.bytes()));
            if (line.segments().size() == 1
                    && !SegmentNames.isLines(line.segments().get(0).name())) {
                long chunk = line.replaced().stream().mapToLong(bytes::get).sum();
                assertThat(line.replaced().size() == 1 || chunk <= CHUNK).isTrue();
                files++;
                several += line.replaced().size() > 1 ? 1 : 0;
            }
        }
        assertThat(files).isGreaterThan(5);
        assertThat(several).isPositive();
        assertThat(dataFiles(folder)).hasSize(files);
    }

    private static List<LogLine> log(Path folder) {
        return Contents.lines(folder.resolve(ManifestLog.NAME)).stream()
                .map(line -> LogLine.parse(JsonValues.parse(JsonValues.utf8(line))))
                .toList();
    }

    /** Once, or as the last of a process; and the next run is killed where it has done some of the rest. */
    @Test
    void everyStepOfItMayFailAndEveryStepMayBeTheLast() {
        Path whole = parent.resolve("whole");
        FaultyDisk sound = FaultyDisk.sound(whole);
        Account first = account();
        first.run(zipped(first, whole).files(sound), first.export());
        Map<String, List<String>> expected = Contents.of(whole);
        int begin = sound.steps.indexOf(sound.steps.stream()
                        .filter(step -> step.matches("create .*\\.gz\\.part"))
                        .findFirst()
                        .orElseThrow())
                + 1;
        assertThat(sound.steps.size() - begin).isGreaterThan(60);

        for (int step = begin; step <= sound.steps.size(); step++) {
            for (boolean dies : FaultyDisk.ways(step)) {
                String name = (dies ? "dead at " : "failed at ") + step + ": " + sound.steps.get(step - 1);
                Path folder = parent.resolve((dies ? "d" : "f") + step);
                Account account = account();
                FaultyDisk disk = new FaultyDisk(folder, step, dies);
                assertThatThrownBy(() -> account.run(zipped(account, folder).files(disk), account.export()))
                        .as(name)
                        .isInstanceOf(ExportFileException.class)
                        .hasMessageContaining("the same command goes on");
                int asked = account.lever.targets().size();
                FaultyDisk again = new FaultyDisk(folder, 12, true);
                try {
                    account.run(zipped(account, folder).files(again), account.export());
                } catch (ExportFileException e) {
                    assertThat(again.steps).as(name).hasSizeGreaterThanOrEqualTo(12);
                }

                FolderManifest manifest = account.run(zipped(account, folder), account.export());

                assertThat(Contents.of(folder)).as(name).isEqualTo(expected);
                assertThat(dataFiles(folder)).as(name).isEqualTo(listed(manifest));
                assertThat(listed(manifest)).as(name).allMatch(file -> file.endsWith(".gz"));
                assertThat(manifest.isComplete()).as(name).isTrue();
                assertThat(manifest.later()).as(name).isEqualTo(1);
                // but whether it is the same account, as long as that can be asked
                List<String> targets = account.lever.targets();
                assertThat(targets.subList(asked, targets.size()))
                        .as(name)
                        .hasSizeLessThan(3)
                        .allMatch(target -> target.startsWith("/opportunities/o17?"));
            }
        }
    }

    @Test
    void itIsFoundInItsOwnFormatAndRefusedInAnother() {
        Account account = new Account(10);
        Path folder = parent.resolve("out");
        FolderManifest manifest = account.run(account.into(folder).format(CsvFormat.csv()), account.export());
        List<String> files = Contents.files(folder);
        int asked = account.lever.targets().size();

        assertThat(account.run(account.into(folder).format(CsvFormat.csv()), account.export()))
                .isEqualTo(manifest);
        for (ExportFolder other : List.of(
                account.into(folder),
                account.into(folder).format(CompressedNdjson.gzip()),
                account.into(folder).format(CsvFormat.csv().cellsAsTheyAre()))) {
            assertThatThrownBy(() -> account.run(other, account.export()))
                    .isInstanceOf(ExportFileException.class)
                    .hasMessageContaining("begun as csv (disarmed: true, json: false), and now ")
                    .hasMessageContaining("in another folder");
        }
        assertThat(Contents.files(folder)).isEqualTo(files);
        assertThat(account.lever.targets()).hasSize(asked);
    }

    @Test
    void anotherFormatIsRefusedBeforeAnythingIsAskedFor() {
        Account account = new Account(10);
        Path folder = parent.resolve("out");
        Disposable run = account.into(folder).write(account.export()).subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofMillis(150));
        run.dispose();
        int asked = account.lever.targets().size();

        assertThatThrownBy(() -> account.run(account.into(folder).format(CsvFormat.csv()), account.export()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("begun as ndjson, and now csv (");

        assertThat(account.lever.targets()).hasSize(asked);
        assertThat(account.run(folder).isComplete()).isTrue();
    }

    @Test
    void cancellingEndsItWithTheRecordInHandAndTheNextRunGoesOn() {
        Account account = account();
        Path folder = parent.resolve("out");
        Disposable.Swap run = Disposables.swap();
        int[] written = {0};
        FileFormat cancelling = new FileFormat() {
            @Override
            public String ending() {
                return "ndjson.gz";
            }

            @Override
            public Records begin(ExportResource resource, OutputStream out) throws IOException {
                Records records = CompressedNdjson.gzip().begin(resource, out);
                return new Records() {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        records.write(bytes, from, length);
                        if (++written[0] == 5) {
                            run.dispose();
                        }
                    }

                    @Override
                    public void end() throws IOException {
                        records.end();
                    }
                };
            }
        };
        run.update(plain(account, folder)
                .format(cancelling)
                .write(account.export())
                .subscribe());
        account.lever.clock().advanceTimeBy(Duration.ofHours(1));

        assertThat(written[0]).isEqualTo(5);
        assertThat(dataFiles(folder)).isNotEmpty().allMatch(name -> name.endsWith(".ndjson"));
        FolderManifest manifest = account.run(zipped(account, folder), account.export());
        assertThat(manifest.isComplete()).isTrue();
        assertThat(dataFiles(folder)).isEqualTo(listed(manifest)).allMatch(name -> name.endsWith(".ndjson.gz"));
    }

    static List<Arguments> changes() {
        return List.of(
                Arguments.of(CompressedNdjson.gzip(), "n-o", "N-o"),
                Arguments.of(CsvFormat.csv(), "n-o", "N-o"),
                Arguments.of(CompressedNdjson.gzip(), "\"n-", " n-"),
                Arguments.of(CsvFormat.csv(), "\"n-", " n-"));
    }

    /** Also where what makes the file cannot read the change. */
    @ParameterizedTest
    @MethodSource("changes")
    void whatWasChangedMeanwhileIsNotConverted(FileFormat format, String was, String is) throws IOException {
        Account account = new Account(10);
        Path folder = parent.resolve("out");
        FaultyDisk dying = new FaultyDisk(folder, 0, false) {
            @Override
            FileChannel create(Path fresh) throws IOException {
                if (fresh.toString().endsWith(format.ending() + ".part")) {
                    throw new IOException("no space left on device");
                }
                return super.create(fresh);
            }
        };
        ExportFolder target = plain(account, folder).format(format).chunk(CHUNK);
        assertThatThrownBy(() -> account.run(target.files(dying), account.export()))
                .isInstanceOf(ExportFileException.class);
        Path notes = folder.resolve(dataFiles(folder).stream()
                .filter(name -> name.startsWith("notes/"))
                .findFirst()
                .orElseThrow());
        Files.writeString(notes, Files.readString(notes).replace(was, is));

        assertThatThrownBy(() -> account.run(target, account.export()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("has been changed since it was committed");
        assertThat(dataFiles(folder))
                .noneMatch(name -> name.contains("part"))
                .contains(folder.relativize(notes).toString());
    }

    /** The segment is as it was committed: it would be restored in vain. */
    @Test
    void whatAFormatCannotDoIsNoDamage() {
        Account account = new Account(10);
        FileFormat failing = new FileFormat() {
            @Override
            public String ending() {
                return "txt";
            }

            @Override
            public Records begin(ExportResource resource, OutputStream out) {
                return new Records() {
                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        throw new IllegalStateException("not in this format");
                    }

                    @Override
                    public void end() {}
                };
            }
        };

        assertThatThrownBy(() -> account.run(account.into(parent.resolve("out")).format(failing), account.export()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not in this format");
        assertThat(dataFiles(parent.resolve("out"))).allMatch(name -> name.endsWith(".ndjson"));
    }

    /** Somebody else's may have a name like a number. */
    @Test
    void filesOfNoFormatOfTheExportAreLeftAlone() throws IOException {
        Account account = new Account(10);
        Path folder = parent.resolve("out");
        account.run(zipped(account, folder), account.export());
        for (String name : List.of("123456.csv", "123456.ndjson.gz", ".123456.ndjson.gz.part", "123456.ndjson")) {
            Files.writeString(folder.resolve("notes").resolve(name), "of somebody");
        }

        account.run(zipped(account, folder), account.export());

        assertThat(dataFiles(folder).stream().filter(name -> name.contains("123456")))
                .containsExactly("notes/123456.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ndjson", ".csv", "csv.", "c/sv", "../csv", "c sv"})
    void noFormatEndsSo(String ending) {
        FileFormat format = new FileFormat() {
            @Override
            public String ending() {
                return ending;
            }

            @Override
            public Records begin(ExportResource resource, OutputStream out) {
                throw new AssertionError("not to be called");
            }
        };
        assertThatThrownBy(() -> ExportFolder.at(parent).format(format)).isInstanceOf(IllegalArgumentException.class);
    }
}
