package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Latencies;
import dev.lever4j.export.folder.ExportCourse.Held;
import dev.lever4j.export.folder.ExportCourse.Step;
import dev.lever4j.export.folder.ExportCourse.Strand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class ExportCourseTest {
    @TempDir
    private Path parent;

    private final Account account = new Account(300);

    private Path folder() {
        return parent.resolve("out");
    }

    private ExportCourse course() {
        return account.into(folder()).course().blockOptional().orElseThrow();
    }

    private static Counts sum(ExportCourse course) {
        return course.steps().stream().map(Step::counts).reduce(Counts.NONE, Counts::plus);
    }

    @Test
    void itsStepsTellOfEachRequestOnce() {
        FolderManifest manifest = account.run(folder());

        ExportCourse course = course();
        Counts all = manifest.resources().values().stream()
                .map(FolderManifest.Part::counts)
                .reduce(Counts.NONE, Counts::plus);
        assertThat(sum(course)).isEqualTo(all);
        assertThat(all.latencies().count()).isEqualTo(all.requests());
        assertThat(all.latencies().percentile(1)).isBetween(Duration.ofMillis(95), Duration.ofMillis(105));
        assertThat(course.manifest()).isEqualTo(manifest);
        assertThat(course.steps()).allSatisfy(step -> {
            assertThat(step.from()).isBeforeOrEqualTo(step.to());
            assertThat(step.limit()).isEqualTo(account.lever.client().rate().perSecond());
        });
    }

    @Test
    void itTellsOfAllRunsAndOfNoTimeBetweenThem() {
        Disposable first = account.into(folder())
                .pace(Duration.ofMillis(100))
                .write(account.export())
                .subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofSeconds(1));
        first.dispose();
        account.lever.clock().advanceTimeBy(Duration.ofHours(5));
        ExportCourse half = course();
        account.run(folder());

        ExportCourse course = course();
        assertThat(half.manifest()).isNull();
        assertThat(course.steps()).startsWith(half.steps().toArray(Step[]::new));
        assertThat(course.steps()).extracting(Step::run).contains(1, 2);
        assertThat(course.steps()).allSatisfy(step -> assertThat(step.length()).isLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void eachSliceHasATimeAndEachResourceASize() throws IOException {
        FolderManifest manifest = account.run(folder());

        ExportCourse course = course();
        assertThat(course.strands())
                .hasSizeGreaterThan(1)
                .extracting(Strand::name)
                .contains("closing pass 1");
        Instant begun = course.startedAt();
        assertThat(course.strands()).allSatisfy(strand -> {
            assertThat(strand.from()).isAfterOrEqualTo(begun.minusSeconds(2));
            assertThat(strand.to()).isNotNull();
        });
        assertThat(course.resources().keySet()).isEqualTo(manifest.resources().keySet());
        Held notes = Objects.requireNonNull(course.resources().get(ExportResource.NOTES));
        long bytes = 0;
        try (var files = Files.list(folder().resolve("notes"))) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(notes.bytes()).isEqualTo(bytes);
        assertThat(notes.rows()).isEqualTo(300);
    }

    @Test
    void aTornLineIsPassedOver() throws IOException {
        account.run(folder());
        ExportCourse whole = course();
        Files.writeString(folder().resolve("manifest.log"), "{\"line\":", StandardOpenOption.APPEND);

        assertThat(course()).isEqualTo(whole);
        assertThat(Files.readString(folder().resolve("manifest.log"))).endsWith("{\"line\":");
    }

    @Test
    void whereNothingIsThereIsNoCourse() {
        StepVerifier.create(account.into(folder()).course()).expectComplete().verify();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aLogOfAnEarlierVersionHasNoLatencies() throws IOException {
        account.run(folder());
        Path log = folder().resolve("manifest.log");
        String before = Files.readAllLines(log).get(0);
        Path old = Files.createDirectory(parent.resolve("old"));
        Files.writeString(old.resolve("manifest.log"), before + "\n");

        ExportCourse course = account.into(old).course().blockOptional().orElseThrow();
        assertThat(sum(course).latencies()).isEqualTo(Latencies.NONE);
        assertThat(course.steps()).isEqualTo(List.of());
    }
}
