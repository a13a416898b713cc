package dev.lever4j.cli;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FolderManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The last word about a folder: what it holds, what it took, whether it is complete. */
record FolderReport(Path folder, FolderManifest manifest) {
    /** Of an export that has just come to its end. */
    String done(Duration took, Session session) {
        String run = manifest.runs() == 1 ? "" : ", as run " + manifest.runs();
        return "exported " + records() + " to " + folder + " in " + Figures.clock(took) + run + ": "
                + session.requests().said(took, session.budget()) + "; " + verdict();
    }

    /** Of one that had come to it before. */
    String found() {
        return folder + " holds this export already, finished at "
                + manifest.finishedAt().truncatedTo(ChronoUnit.SECONDS) + ": " + records() + "; " + verdict()
                + "; nothing was asked for. To export anew, name another folder";
    }

    private String records() {
        List<String> parts = manifest.resources().entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue().rows()))
                .toList();
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static String count(ExportResource resource, long rows) {
        return String.format(Locale.ROOT, "%,d %s", rows, resource.text());
    }

    private String verdict() {
        String without = manifest.confidential()
                ? ""
                : ", but without confidential records: the key may not see them, or the filter leaves them out";
        return manifest.isComplete()
                ? "complete" + without
                : "not complete: " + String.join("; ", manifest.reasons()) + without;
    }
}
