package dev.lever4j.cli;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.SyncReport.Changes;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.export.folder.FolderSync;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The last word about a sync: what has changed, up to when it is right now, and whether anything is missing. */
record SyncWord(String place, Instant until, Map<ExportResource, Changes> changes, long requests, String verdict) {
    static SyncWord of(String folder, FolderManifest manifest) {
        FolderSync sync = manifest.lastSync().orElseThrow();
        String verdict = manifest.isComplete() ? "complete" : "not complete: " + String.join("; ", manifest.reasons());
        return new SyncWord(folder, sync.until(), sync.changes(), sync.requests(), verdict);
    }

    static SyncWord of(String place, SyncReport report, String verdict) {
        return new SyncWord(place, report.until(), report.changes(), report.requests(), verdict);
    }

    String said() {
        return String.format(
                Locale.ROOT,
                "synced %s up to %s: %s; %,d requests; %s",
                place,
                until.truncatedTo(ChronoUnit.SECONDS),
                whatHasChanged(),
                requests,
                verdict);
    }

    private String whatHasChanged() {
        String all = changes.entrySet().stream()
                .filter(each -> !each.getValue().equals(Changes.NONE))
                .map(SyncWord::changes)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing has changed" : all;
    }

    private static String changes(Map.Entry<ExportResource, Changes> of) {
        Changes its = of.getValue();
        return String.format(
                Locale.ROOT,
                "%s %,d new %,d updated %,d deleted",
                of.getKey().text(),
                its.added(),
                its.updated(),
                its.deleted());
    }
}
