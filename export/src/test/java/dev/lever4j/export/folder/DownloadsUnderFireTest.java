package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportStatus;
import dev.lever4j.export.LeverExport;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Ledger.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Disks fail, runs end anywhere, records go: what is listed is there, whole and once. */
class DownloadsUnderFireTest {
    @TempDir
    private Path parent;

    private final Filing filing = new Filing(1);
    /** One thread, so that steps come one after the other. */
    private final Scheduler disk = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "disk");

    @AfterEach
    void close() {
        filing.close();
        disk.dispose();
    }

    private static ExportFolder quick(Path folder) {
        return ExportFolder.at(folder).files(new QuickDisk());
    }

    private ExportFolder eachInACommit(Path folder, Disk faulty) {
        return Filing.into(folder).disk(disk).files(faulty).pace(Duration.ZERO).compacting(3);
    }

    private FolderManifest whole(Path folder) {
        FolderManifest manifest = quick(folder)
                .download(ExportResource.FILES, ExportResource.RESUMES)
                .write(filing.export())
                .blockOptional(Filing.LIMIT)
                .orElseThrow();
        assertThat(manifest.isComplete()).isTrue();
        assertThat(Filing.found(folder, manifest)).isEqualTo(filing.sent);
        assertThat(Filing.lying(folder)).hasSize(filing.sent.size());
        return manifest;
    }

    @Test
    void everyStepOfAFileMayFailAndEveryStepMayBeTheLast() {
        filing.simulator.controls().addFile(filing.anOpportunity(), "a CV.pdf", 10);
        // the records are there already: what is to be done is the files
        Path records = parent.resolve("records");
        quick(records).write(filing.export()).block(Filing.LIMIT);
        Path filed = parent.resolve("filed");
        SyncedAccount.copy(records, filed);
        FaultyDisk sound = FaultyDisk.sound(filed);
        eachInACommit(filed, sound).write(filing.export()).block(Filing.LIMIT);
        assertThat(sound.steps)
                .anyMatch(step -> step.startsWith("rename downloads/resumes/"))
                .anyMatch(step -> step.startsWith("delete downloads/0"))
                .hasSizeGreaterThan(30);

        for (int step = 1; step <= sound.steps.size(); step++) {
            for (boolean dies : FaultyDisk.ways(step)) {
                String name = (dies ? "dead at " : "failed at ") + step + ": " + sound.steps.get(step - 1);
                Path folder = parent.resolve((dies ? "d" : "f") + step);
                SyncedAccount.copy(records, folder);
                FaultyDisk faulty = new FaultyDisk(folder, step, dies);
                try {
                    eachInACommit(folder, faulty).write(filing.export()).block(Filing.LIMIT);
                } catch (ExportFileException e) {
                    assertThat(e)
                            .as(name)
                            .hasMessageContaining("the same command goes on")
                            // a name that somebody gave a file may be somebody's
                            .hasMessageNotContaining("CV");
                }
                assertThat(faulty.steps).as(name).hasSizeGreaterThanOrEqualTo(step);

                FolderManifest manifest = whole(folder);

                assertThat(manifest.downloads().total()).as(name).isEqualTo(filed(filed));
                assertThat(Contents.files(folder)).as(name).noneMatch(file -> file.contains(".part"));
            }
        }
    }

    private static Downloads.Kept filed(Path folder) {
        return ExportFolder.at(folder)
                .finished()
                .blockOptional(Filing.LIMIT)
                .orElseThrow()
                .downloads()
                .total();
    }

    @Test
    void nothingIsListedBeforeItsNameIsOnDisk() {
        Path folder = parent.resolve("out");
        FaultyDisk noting = FaultyDisk.sound(folder);
        eachInACommit(folder, noting).write(filing.export()).block(Filing.LIMIT);

        int files = 0;
        List<String> steps = noting.steps;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).matches("rename downloads/(files|resumes)/.*")) {
                String place =
                        steps.get(i).substring("rename ".length(), steps.get(i).lastIndexOf('/'));
                List<String> until =
                        steps.subList(i, i + steps.subList(i, steps.size()).indexOf("fsync manifest.log"));
                assertThat(until)
                        .contains("fsyncdir " + place, "fsyncdir " + place.substring(0, place.lastIndexOf('/')))
                        .contains("fsyncdir downloads");
                files++;
            }
        }
        assertThat(files).isEqualTo(filing.sent.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void howeverOftenItIsInterruptedEachFileIsFetchedOnceButForThoseUnderWay(long seed) {
        Random random = new Random(seed);
        Path folder = parent.resolve("out");
        for (int i = 0; i < 12; i++) {
            filing.simulator.controls().addFile(filing.anOpportunity(), "a.pdf", 10);
        }
        int interrupted = 0;
        boolean done = false;
        while (!done) {
            int enough = 1 + random.nextInt(3);
            LeverExport export = filing.export().onProgress(status -> {
                if (status.phase() == ExportStatus.Phase.DOWNLOADS && status.done() >= enough) {
                    throw new IllegalStateException("enough");
                }
            });
            try {
                quick(folder)
                        .download(ExportResource.FILES, ExportResource.RESUMES)
                        .pace(Duration.ZERO)
                        .write(export)
                        .block(Filing.LIMIT);
                done = true;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("enough");
                interrupted++;
                done = interrupted > 20;
            }
        }

        FolderManifest manifest = whole(folder);

        assertThat(interrupted).isPositive();
        // eight on their way, and those that had come and waited for their commit
        assertThat(filing.requests().size() - Filing.rows(folder, manifest).size())
                .isBetween(0, 17 * interrupted);
    }

    @Test
    void filesOfRecordsThatAreGoneGoAndThoseOfNewOnesCome() throws IOException {
        Path folder = parent.resolve("out");
        FolderManifest before = whole(folder);
        DownloadRow gone = Filing.rows(folder, before).stream()
                .filter(row -> row.file() != null)
                .findFirst()
                .orElseThrow();
        int asked = filing.requests().size();

        // as a later pass over the records does it
        withoutRecord(folder, gone);
        filing.sent.remove(gone.resource().text() + "/" + gone.parent() + "/" + gone.id());
        FolderManifest after = whole(folder);

        assertThat(filing.requests()).hasSize(asked);
        assertThat(after.downloads().total())
                .isEqualTo(before.downloads().total().minus(gone.counted()));
        assertThat(folder.resolve(String.valueOf(gone.file()))).doesNotExist();
    }

    private static void withoutRecord(Path folder, DownloadRow gone) throws IOException {
        Ledger ledger = new Ledger();
        ManifestLog.Reading reading = new ManifestLog.Reading(folder.resolve(ManifestLog.NAME), ledger::apply);
        reading.read();
        Disk plain = new Disk();
        Books books = new Books(folder, plain, TimeAndChance.system(), ledger, reading.open(plain), new RunCounts(), 2);
        Gathering fresh = books.gathering();
        List<FolderManifest.Segment> old = ledger.segments(gone.resource());
        for (FolderManifest.Segment segment : old) {
            SegmentReader.read(folder, segment, line -> {
                if (!new String(line.bytes(), StandardCharsets.UTF_8).contains(gone.id())) {
                    fresh.copy(gone.resource(), line, null);
                }
            });
        }
        Files.delete(folder.resolve(ManifestFile.NAME));
        books.replace(old.stream().map(FolderManifest.Segment::name).toList(), fresh);
        books.downloads(DownloadNews.asked(List.of(ExportResource.FILES, ExportResource.RESUMES)));
        books.log().close();
    }

    @Test
    void whatLastsEndsTheRunAndIsNotTakenForOneFile() {
        Path folder = parent.resolve("out");
        quick(folder).write(filing.export()).block(Filing.LIMIT);
        filing.simulator
                .controls()
                .inject(Fault.status(401).on("GET", "/v1/opportunities/*").times(10_000));

        assertThatThrownBy(() -> filing.write(folder)).isInstanceOf(UnauthorizedException.class);
        filing.simulator.controls().clearFaults();
        whole(folder);
    }

    @Test
    void theLimitIsKeptAndNoMoreThanEightAreUnderWay() {
        Path folder = parent.resolve("out");
        quick(folder).write(filing.export()).block(Filing.LIMIT);
        filing.simulator.controls().latency(Duration.ofMillis(30));
        for (int i = 0; i < 60; i++) {
            filing.simulator.controls().addFile(filing.anOpportunity(), "a.pdf", 10);
        }
        LeverClient slow = filing.client(new RateLimit(100, 10));
        Path other = parent.resolve("other");
        Filing.into(other)
                .write(LeverExport.of(slow).with(ExportResource.FILES, ExportResource.RESUMES))
                .block(Filing.LIMIT);
        slow.close();

        List<Entry> requests = filing.requests();
        Instant first = requests.get(0).at();
        Instant last = requests.get(requests.size() - 1).at();
        assertThat(Duration.between(first, last)).isGreaterThan(Duration.ofMillis(8L * (requests.size() - 10)));
        assertThat(requests.stream()
                        .mapToLong(one -> underWay(requests, one))
                        .max()
                        .orElse(0))
                .isBetween(2L, 8L);
    }

    private static long underWay(List<Entry> requests, Entry one) {
        return requests.stream()
                .filter(other -> !other.at().isAfter(one.at())
                        && Objects.requireNonNull(other.answeredAt()).isAfter(one.at()))
                .count();
    }
}
