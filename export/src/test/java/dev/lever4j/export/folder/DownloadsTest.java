package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportStatus;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** Over real HTTP and on the real disk scheduler; BlockHound makes it an error to touch the disk elsewhere. */
class DownloadsTest {
    @TempDir
    private Path parent;

    private final Filing filing = new Filing(60);

    @AfterEach
    void close() {
        filing.close();
    }

    private Path folder() {
        return parent.resolve("out");
    }

    private static Downloads.Kept kept(FolderManifest manifest, ExportResource resource) {
        return Objects.requireNonNull(manifest.downloads().resources().get(resource));
    }

    private DownloadRow row(FolderManifest manifest, String id) {
        return Filing.rows(folder(), manifest).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachFileIsThereOnceWithTheBytesThatLeverSent() {
        FolderManifest manifest = filing.write(folder());

        assertThat(manifest.isComplete()).isTrue();
        assertThat(filing.sent).hasSizeGreaterThan(60);
        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent);
        assertThat(Filing.rows(folder(), manifest)).allSatisfy(row -> {
            if (row.file() != null) {
                assertThat(Filing.hash(folder().resolve(row.file()))).isEqualTo(row.sha256());
            }
        });
        assertThat(Filing.lying(folder())).hasSize(filing.sent.size());
        assertThat(manifest.downloads().total().files()).isEqualTo(filing.sent.size());
        assertThat(manifest.downloads().total().bytes())
                .isEqualTo(Filing.rows(folder(), manifest).stream()
                        .mapToLong(DownloadRow::bytes)
                        .sum());
        assertThat(filing.requests())
                .hasSize((int) Filing.rows(folder(), manifest).stream().count());
    }

    @Test
    void whatLeverHasNotProcessedIsNotedAndNoLoss() {
        String opportunity = filing.anOpportunity();
        String file = filing.simulator.controls().addFile(opportunity, "a.pdf", 10);
        filing.simulator.controls().fileStatus(opportunity, file, "processing");

        FolderManifest manifest = filing.write(folder());

        assertThat(manifest.isComplete()).isTrue();
        assertThat(kept(manifest, ExportResource.FILES).unprocessed()).isPositive();
        assertThat(row(manifest, file).toBytes()).asString().contains("\"skipped\":\"UNPROCESSED\"");
    }

    @Test
    void aResumeWithoutAFileIsNotAskedFor() throws IOException {
        FolderManifest manifest = filing.write(folder());

        List<String> without = Contents.of(folder()).getOrDefault("resumes", List.of()).stream()
                .filter(line -> line.contains("\"file\":null"))
                .map(line ->
                        String.valueOf(JsonValues.parse(JsonValues.utf8(line)).text("id")))
                .toList();
        assertThat(without).isNotEmpty();
        assertThat(filing.requests()).noneMatch(request -> without.stream().anyMatch(request.path()::contains));
        assertThat(manifest.isComplete()).isTrue();
    }

    @Test
    void nothingIsFetchedUnasked() {
        FolderManifest manifest = ExportFolder.at(folder())
                .write(filing.export())
                .blockOptional(Filing.LIMIT)
                .orElseThrow();

        assertThat(manifest.downloads()).isEqualTo(Downloads.NONE);
        assertThat(manifest.toJson()).doesNotContain("downloads");
        assertThat(filing.requests()).isEmpty();
        assertThat(folder().resolve("downloads")).doesNotExist();
    }

    @Test
    void hostileNamesStayInTheirFolder() {
        String opportunity = filing.anOpportunity();
        List<String> names = List.of(
                "../../../../escaped.txt",
                "..\\..\\escaped.txt",
                "/etc/passwd",
                "a\u0000b.pdf",
                "CON",
                "nul.txt",
                "x".repeat(5_000) + ".pdf",
                "\u5c65\u6b74\u66f8.pdf",
                "M\u00fcller \u202egnp.exe",
                "same.pdf",
                "same.pdf",
                "SAME.PDF",
                ". .",
                "\ud800.pdf",
                "a:stream.txt");
        List<String> ids = names.stream()
                .map(name -> filing.simulator.controls().addFile(opportunity, name, 100))
                .toList();

        FolderManifest manifest = filing.write(folder());

        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent);
        Path place = folder().resolve("downloads/files").resolve(opportunity);
        List<String> lowered = new ArrayList<>();
        for (String id : ids) {
            Path file =
                    folder().resolve(Objects.requireNonNull(row(manifest, id).file()));
            assertThat(file.normalize()).isEqualTo(file).hasParent(place).isRegularFile();
            String name = String.valueOf(file.getFileName());
            assertThat(name).startsWith(id + "-").matches("[ -~]+").hasSizeLessThan(250);
            lowered.add(name.toLowerCase(Locale.ROOT));
        }
        assertThat(lowered).doesNotHaveDuplicates();
        assertThat(parent).isDirectoryNotContaining(entry -> entry.toString().contains("escaped"));
        assertThat(row(manifest, ids.get(8)).file()).endsWith("-Muller _gnp.exe");
        assertThat(row(manifest, ids.get(8)).name()).isEqualTo("M\u00fcller \u202egnp.exe");
    }

    @Test
    void aCutAnswerIsAskedForAgainAndNeverKeptShort() {
        String file = filing.simulator.controls().addFile(filing.anOpportunity(), "a.pdf", 300_000);
        filing.simulator.controls().inject(Fault.truncate(1_000).on("GET", "*").times(1));
        filing.simulator
                .controls()
                .inject(Fault.truncate(100_000).on("GET", path(file)).times(1));

        FolderManifest manifest = filing.write(folder());

        assertThat(row(manifest, file).bytes()).isEqualTo(300_000);
        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent);
        assertThat(manifest.isComplete()).isTrue();
    }

    private String path(String file) {
        return "/v1/opportunities/" + filing.anOpportunity() + "/files/" + file + "/download";
    }

    @Test
    void whatIsGoneIsNoLossAndWhatIsRefusedIs() {
        String gone = filing.simulator.controls().addFile(filing.anOpportunity(), "a.pdf", 10);
        String refused = filing.simulator.controls().addFile(filing.anOpportunity(), "b.pdf", 10);
        filing.simulator
                .controls()
                .inject(Fault.status(404, "{\"code\":\"ResourceNotFound\",\"message\":\"no\"}")
                        .on("GET", path(gone))
                        .times(9));
        FolderManifest first = filing.write(folder());
        assertThat(first.isComplete()).isTrue();
        assertThat(kept(first, ExportResource.FILES).gone()).isEqualTo(1);

        filing.simulator
                .controls()
                .inject(Fault.status(403, "{\"code\":\"Forbidden\",\"message\":\"no\"}")
                        .on("GET", path(refused))
                        .times(9));
        Path other = parent.resolve("other");
        FolderManifest second = filing.write(other);
        assertThat(second.reasons()).singleElement().asString().contains("1 files of records were refused (403)");
        assertThat(Filing.rows(other, second))
                .filteredOn(row -> row.id().equals(refused))
                .singleElement()
                .satisfies(row -> assertThat(row.toBytes()).asString().contains("REFUSED"));
    }

    @Test
    void aFileOfAnotherSizeThanItsRecordSaysIsNotedAndTheRestIsThere() {
        String file = filing.simulator.controls().addFile(filing.anOpportunity(), "a.pdf", 1_000);
        filing.simulator
                .controls()
                .inject(Fault.status(200, "short").on("GET", path(file)).times(99));

        FolderManifest manifest = filing.write(folder());

        assertThat(manifest.reasons()).singleElement().asString().contains("1 files of records could not be read");
        assertThat(row(manifest, file).file()).isNull();
        assertThat(Filing.lying(folder())).noneMatch(name -> name.contains(file));
    }

    @Test
    void filesOfAnExportThatIsDoneAreWhatIsLeftToDo() {
        ExportFolder plain = ExportFolder.at(folder());
        FolderManifest before =
                plain.write(filing.export()).blockOptional(Filing.LIMIT).orElseThrow();
        long lists = filing.simulator.ledger().apiRequests().size();

        FolderManifest after = filing.write(folder());

        assertThat(after.downloads().total().files()).isPositive();
        assertThat(after.resources().keySet()).isEqualTo(before.resources().keySet());
        assertThat(Filing.found(folder(), after)).isEqualTo(filing.sent);
        assertThat(plain.finished().block(Filing.LIMIT)).isEqualTo(after);
        // ten at most to see that it is the same account
        assertThat(filing.simulator.ledger().apiRequests().size() - lists)
                .isBetween((long) filing.requests().size(), filing.requests().size() + 10L);

        long all = filing.simulator.ledger().apiRequests().size();
        assertThat(filing.write(folder())).isEqualTo(after);
        assertThat(plain.write(filing.export()).block(Filing.LIMIT)).isEqualTo(after);
        assertThat(filing.simulator.ledger().apiRequests()).hasSize((int) all);
    }

    @Test
    void anExportThatIsDoneAndAskedForFilesIsGoingOnAgain() {
        ExportFolder plain = ExportFolder.at(folder());
        plain.write(filing.export()).block(Filing.LIMIT);
        LeverExport ending = filing.export().onProgress(status -> {
            throw new IllegalStateException("enough");
        });
        assertThatThrownBy(() -> Filing.into(folder()).write(ending).block(Filing.LIMIT))
                .isInstanceOf(IllegalStateException.class);

        assertThat(plain.finished().blockOptional(Filing.LIMIT)).isEmpty();
        assertThat(plain.course().blockOptional(Filing.LIMIT).orElseThrow().manifest())
                .isNull();
    }

    @Test
    void filesOfAnotherAccountAreNotPutBesideTheRecords() {
        try (Filing other = new Filing(60, 2)) {
            ExportFolder.at(folder()).write(other.export().server("simulated")).block(Filing.LIMIT);

            assertThatThrownBy(() -> Filing.into(folder())
                            .write(filing.export().server("simulated"))
                            .block(Filing.LIMIT))
                    .isInstanceOf(ExportFileException.class)
                    .hasMessageContaining("of another account?");
            assertThat(folder().resolve("manifest.json")).exists();
            assertThat(folder().resolve("downloads")).doesNotExist();
        }
    }

    @Test
    void whatWasAskedForOnceIsGoneOnWithUnasked() {
        LeverExport ending = filing.export().onProgress(status -> {
            throw new IllegalStateException("enough");
        });
        assertThatThrownBy(() -> Filing.into(folder()).write(ending).block(Filing.LIMIT))
                .isInstanceOf(IllegalStateException.class);

        FolderManifest manifest = ExportFolder.at(folder())
                .write(filing.export())
                .blockOptional(Filing.LIMIT)
                .orElseThrow();

        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent).isNotEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsATypedErrorAndTheNextRunGoesOn() throws IOException {
        Path parts = folder().resolve(DownloadNames.PARTS);
        ExportFolder.at(folder()).write(filing.export()).block(Filing.LIMIT);
        Files.createDirectories(folder().resolve("downloads"));
        // no folder can be made there
        Files.writeString(parts, "in the way");

        assertThatThrownBy(() -> filing.write(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("the same command goes on from there");
        assertThat(filing.requests()).isEmpty();

        Files.delete(parts);
        assertThat(Filing.found(folder(), filing.write(folder()))).isEqualTo(filing.sent);
    }

    @Test
    void aFileThatCannotBeSavedIsATypedErrorAndTheNextRunGoesOn() {
        Disk vanishing = new Disk() {
            @Override
            void syncFolder(Path synced) throws IOException {
                super.syncFolder(synced);
                // the folder that files come into goes as soon as it is there
                Files.deleteIfExists(folder().resolve(DownloadNames.PARTS));
            }
        };
        assertThatThrownBy(() -> Filing.into(folder())
                        .files(vanishing)
                        .write(filing.export())
                        .block(Filing.LIMIT))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("could not write a file below")
                .hasMessageContaining("the same command goes on from there");

        assertThat(Filing.found(folder(), filing.write(folder()))).isEqualTo(filing.sent);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void filesCanBeAskedForLaterOfRecordsThatAreOfAnotherFormat(FileFormat format) {
        ExportFolder plain = ExportFolder.at(folder()).format(format);
        FolderManifest before =
                plain.write(filing.export()).blockOptional(Filing.LIMIT).orElseThrow();
        assertThat(filing.requests()).isEmpty();

        FolderManifest manifest = Filing.into(folder())
                .format(format)
                .write(filing.export())
                .blockOptional(Filing.LIMIT)
                .orElseThrow();

        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent);
        assertThat(segments(manifest)).isEqualTo(segments(before));
        FolderManifest lines = filing.write(parent.resolve("lines"));
        assertThat(Filing.rows(folder(), manifest))
                .containsExactlyInAnyOrderElementsOf(Filing.rows(parent.resolve("lines"), lines));
    }

    private static List<FolderManifest.Segment> segments(FolderManifest manifest) {
        return manifest.resources().values().stream()
                .flatMap(part -> part.segments().stream())
                .toList();
    }

    static List<FileFormat> formats() {
        return List.of(CsvFormat.csv(), CsvFormat.csv().withJson().cellsAsTheyAre(), CompressedNdjson.gzip());
    }

    @Test
    void filesAreNotFetchedOnceTheRecordsAreOfAFormatThatDoesNotTellOfThem() {
        ExportFolder untold = ExportFolder.at(folder()).format(new Untold());
        untold.write(filing.export()).block(Filing.LIMIT);

        assertThatThrownBy(() -> untold.download(ExportResource.FILES)
                        .write(filing.export())
                        .block(Filing.LIMIT))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContainingAll("stays as it is", "FileFormat.tellsFiles");
        assertThat(filing.requests()).isEmpty();
    }

    @Test
    void filesLieBesideRecordsOfAnotherFormatToo() {
        FolderManifest manifest = Filing.into(folder())
                .format(CsvFormat.csv())
                .write(filing.export())
                .blockOptional(Filing.LIMIT)
                .orElseThrow();

        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent).isNotEmpty();
        assertThat(Contents.files(folder())).anyMatch(name -> name.matches("files/\\d+\\.csv"));
        assertThat(Filing.into(folder())
                        .format(CsvFormat.csv())
                        .write(filing.export())
                        .block(Filing.LIMIT))
                .isEqualTo(manifest);
    }

    @Test
    void whatIsMissingOrOfAnotherSizeIsSaidWithoutItsName() throws IOException {
        String id = filing.simulator.controls().addFile(filing.anOpportunity(), "Ada Lovelace.pdf", 10);
        FolderManifest manifest = filing.write(folder());
        Path file = folder().resolve(Objects.requireNonNull(row(manifest, id).file()));

        Files.writeString(file, "other");
        assertThatThrownBy(() -> filing.write(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining(id + "-\u2026 has 5 bytes, and the log says 10")
                .hasMessageNotContaining("Lovelace");
        Files.delete(file);
        assertThatThrownBy(() -> filing.write(folder()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("is missing, and the log lists it")
                .hasMessageNotContaining("Lovelace");
    }

    @Test
    void foldersAreLookedIntoOneAfterTheOtherHoweverManyThereAre() throws IOException {
        Path files = folder().resolve(DownloadNames.folder(ExportResource.FILES));
        for (String opportunity : List.of("a", "b", "c")) {
            Files.createDirectories(files.resolve(opportunity));
            Files.writeString(files.resolve(opportunity).resolve("1-x.pdf"), "x");
        }
        StringBuilder steps = new StringBuilder();
        Disk noting = new Disk() {
            @Override
            void each(Path place, EachEntry each) throws IOException {
                super.each(place, entry -> {
                    steps.append(' ').append(place.relativize(entry));
                    each.take(entry);
                });
            }
        };

        new DownloadSweep(folder(), new Ledger(), noting).leftovers(path -> true);

        assertThat(steps.toString()).matches(" files( [abc] 1-x\\.pdf){3}");
    }

    @Test
    void aRedactedExportHasNoFiles() {
        LeverExport redacted =
                filing.export().redact(Redaction.of(RedactionProfile.strict(), RedactionKey.of(new byte[32])));
        assertThatThrownBy(() -> Filing.into(folder()).write(redacted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be redacted");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void onlyRecordsThatAreExportedAndHaveFilesHaveThem() {
        assertThatThrownBy(() -> ExportFolder.at(folder()).download(ExportResource.NOTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("files and resumes");
        assertThatThrownBy(() -> Filing.into(folder())
                        .write(LeverExport.of(filing.client).with(ExportResource.FILES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add resumes");
    }

    @Test
    void progressIsTold() {
        List<ExportStatus> told = new CopyOnWriteArrayList<>();
        FolderManifest manifest = Filing.into(folder())
                .pace(Duration.ZERO)
                .write(filing.export().onProgress(told::add))
                .blockOptional(Filing.LIMIT)
                .orElseThrow();

        List<ExportStatus> files = told.stream()
                .filter(status -> status.phase() == ExportStatus.Phase.DOWNLOADS)
                .toList();
        int all = Filing.rows(folder(), manifest).size();
        assertThat(files).hasSize(all).allMatch(status -> status.expected() == all);
        assertThat(files.get(all - 1).done()).isEqualTo(all);
    }

    @Test
    void cancellingGivesTheLockBackAndTheNextRunGoesOn() {
        Sinks.Empty<Void> enough = Sinks.empty();
        LeverExport export = filing.export().onProgress(status -> {
            if (status.phase() == ExportStatus.Phase.DOWNLOADS && status.done() == 5) {
                enough.tryEmitEmpty();
            }
        });
        StepVerifier.create(
                        Filing.into(folder()).pace(Duration.ZERO).write(export).takeUntilOther(enough.asMono()))
                .expectComplete()
                .verify(Filing.LIMIT);

        FolderManifest manifest = Filing.into(folder())
                .write(filing.export())
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(50))
                        .filter(held -> String.valueOf(held.getMessage()).contains("another exporter")))
                .blockOptional(Filing.LIMIT)
                .orElseThrow();

        assertThat(manifest.isComplete()).isTrue();
        assertThat(Filing.found(folder(), manifest)).isEqualTo(filing.sent);
        assertThat(Filing.lying(folder())).hasSize(filing.sent.size());
        // those that were on their way are asked for again, and no others
        int rows = Filing.rows(folder(), manifest).size();
        assertThat(filing.requests()).hasSizeBetween(rows, rows + 2 * 8);
    }
}
