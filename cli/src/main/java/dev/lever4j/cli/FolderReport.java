package dev.lever4j.cli;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.Downloads;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The last word about a folder: what it holds, what it took, whether it is complete. */
record FolderReport(Path folder, FolderManifest manifest) {
    /** Of an export that has just come to its end. */
    String done(Duration took, Session session) {
        String run = manifest.runs() == 1 ? "" : ", as run " + manifest.runs();
        return "exported " + records() + files() + " to " + folder + format() + " in " + Figures.clock(took) + run
                + ": " + session.requests().said(took, session.budget()) + "; " + verdict();
    }

    /** Of one that had come to it before. */
    String found() {
        return folder + " holds this export already, finished at "
                + manifest.finishedAt().truncatedTo(ChronoUnit.SECONDS) + format() + ": " + records() + files() + "; "
                + verdict()
                + "; nothing was asked for. 'lever sync' brings it up to date; to export anew, name another folder";
    }

    private String format() {
        boolean isUsual = manifest.format().equals(FolderManifest.Format.LINES);
        return isUsual ? "" : " as " + manifest.format().ending();
    }

    private String records() {
        Map<ExportResource, Long> rows = new EnumMap<>(ExportResource.class);
        manifest.resources().forEach((resource, part) -> rows.put(resource, part.rows()));
        return RowCounts.said(rows);
    }

    /** Beside the records. */
    private String files() {
        Downloads.Kept kept = manifest.downloads().total();
        if (manifest.downloads().resources().isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, ", with %,d files (%s)", kept.files(), Figures.size(kept.bytes()));
    }

    private String verdict() {
        String without =
                (manifest.redaction() == null ? "" : ", redacted") + confidentiality() + secrecy() + unprocessed();
        return manifest.isComplete()
                ? "complete" + without
                : "not complete: " + String.join("; ", manifest.reasons()) + without;
    }

    private String secrecy() {
        long leftOut = manifest.resources().values().stream()
                .mapToLong(part -> part.counts().leftOut())
                .sum();
        return leftOut == 0 ? "" : String.format(Locale.ROOT, ", without secret records (%,d)", leftOut);
    }

    private String unprocessed() {
        long files = manifest.downloads().total().unprocessed();
        return files == 0
                ? ""
                : String.format(Locale.ROOT, ", without files that Lever has not processed (%,d)", files);
    }

    private String confidentiality() {
        return manifest.confidential() ? "" : RowCounts.NOT_CONFIDENTIAL;
    }
}
