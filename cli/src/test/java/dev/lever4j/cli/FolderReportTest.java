package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.Downloads;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FolderReportTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T09:00:00.123Z");
    private static final Instant ENDED = Instant.parse("2026-03-02T13:00:00.456Z");

    private static FolderManifest.Part rows(long rows) {
        return new FolderManifest.Part(rows, List.of(), ExportReport.Counts.NONE);
    }

    private static String found(List<String> reasons, boolean confidential) {
        Map<ExportResource, FolderManifest.Part> parts = Map.of(
                ExportResource.NOTES, rows(2_345),
                ExportResource.OPPORTUNITIES, rows(1_000),
                ExportResource.APPLICATIONS, rows(1_001));
        FolderManifest manifest = new FolderManifest(
                ExportResource.OPPORTUNITIES,
                BEGAN,
                ENDED,
                2,
                FolderManifest.Format.LINES,
                reasons,
                confidential,
                null,
                1,
                parts,
                List.of(),
                Downloads.NONE,
                List.of());
        return new FolderReport(Path.of("data"), manifest).found();
    }

    @Test
    void saysWhatIsThereSinceWhenAndThatItIsComplete() {
        assertThat(found(List.of(), true))
                .isEqualTo(
                        "data holds this export already, finished at 2026-03-02T13:00:00Z: 1,000 opportunities, 1,001"
                                + " applications and 2,345 notes; complete; nothing was asked for. 'lever sync' brings it up to date;"
                                + " to export anew, name another folder");
    }

    @Test
    void saysWhyItIsNotComplete() {
        assertThat(found(List.of("the list moved", "3 lists of notes were refused"), true))
                .contains("; not complete: the list moved; 3 lists of notes were refused; nothing");
    }

    @Test
    void saysThatConfidentialRecordsAreNotInIt() {
        assertThat(found(List.of(), false)).contains("; complete, but without confidential records: ");
    }

    @Test
    void saysWhatTheFilesAreWhereTheyAreNotLinesOfJson() {
        FolderManifest manifest = new FolderManifest(
                ExportResource.OPPORTUNITIES,
                BEGAN,
                ENDED,
                1,
                new FolderManifest.Format("csv", Map.of("disarmed", true)),
                List.of(),
                true,
                null,
                1,
                Map.of(ExportResource.OPPORTUNITIES, rows(5)),
                List.of(),
                Downloads.NONE,
                List.of());

        assertThat(new FolderReport(Path.of("data"), manifest).found())
                .startsWith(
                        "data holds this export already, finished at 2026-03-02T13:00:00Z as csv: 5 opportunities;");
    }
}
