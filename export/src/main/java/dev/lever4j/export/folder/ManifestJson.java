package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Latencies;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.redact.RedactionMark;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of manifest.json, some of which manifest.log has too. */
final class ManifestJson {
    private static final String FORM = "lever4j-export 1";

    private ManifestJson() {}

    static String text(FolderManifest manifest) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("form", FORM);
        all.put("resource", manifest.root().text());
        all.put("startedAt", manifest.startedAt().toString());
        all.put("finishedAt", manifest.finishedAt().toString());
        all.put("runs", manifest.runs());
        all.put("complete", manifest.isComplete());
        all.put("reasons", manifest.reasons());
        all.put("later", manifest.later());
        all.put("format", format(manifest.format()));
        all.put("confidential", manifest.confidential());
        if (manifest.redaction() != null) {
            all.put("redaction", redaction(manifest.redaction()));
        }
        all.put("closingPasses", manifest.closingPasses());
        Map<String, @Nullable Object> resources = new LinkedHashMap<>();
        manifest.resources().forEach((resource, part) -> resources.put(resource.text(), part(part)));
        all.put("resources", resources);
        all.put(
                "skipped",
                manifest.skipped().stream().map(ManifestJson::skipped).toList());
        if (!manifest.downloads().equals(Downloads.NONE)) {
            all.put("downloads", DownloadJson.of(manifest.downloads()));
        }
        if (!manifest.syncs().isEmpty()) {
            all.put("syncs", manifest.syncs().stream().map(SyncJson::of).toList());
        }
        return new String(JsonValues.encode(all), StandardCharsets.UTF_8);
    }

    static FolderManifest parse(String json) {
        JsonValues all = JsonValues.parse(JsonValues.utf8(json));
        if (!FORM.equals(all.textOrNull("form"))) {
            throw new IllegalArgumentException("not the manifest of an export, or one of a newer version");
        }
        Map<ExportResource, FolderManifest.Part> resources = new EnumMap<>(ExportResource.class);
        JsonValues parts = all.object("resources");
        for (Object name : parts.fields().keySet()) {
            resources.put(resource(String.valueOf(name)), part(parts.object(String.valueOf(name))));
        }
        return new FolderManifest(
                resource(all.text("resource")),
                all.instant("startedAt"),
                all.instant("finishedAt"),
                all.count("runs"),
                all.has("format") ? format(all.object("format")) : FolderManifest.Format.LINES,
                all.texts("reasons"),
                all.flag("confidential"),
                all.has("redaction") ? redaction(all.object("redaction")) : null,
                all.count("closingPasses"),
                resources,
                all.list("skipped", ManifestJson::skipped),
                all.has("downloads") ? DownloadJson.parse(all.object("downloads")) : Downloads.NONE,
                all.list("syncs", SyncJson::parse));
    }

    private static Map<String, @Nullable Object> redaction(RedactionMark mark) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("profile", mark.profile());
        all.put("fingerprint", mark.fingerprint());
        return all;
    }

    private static RedactionMark redaction(JsonValues all) {
        return new RedactionMark(all.text("profile"), all.text("fingerprint"));
    }

    static ExportResource resource(String name) {
        return ExportResource.of(name).orElseThrow(() -> new IllegalArgumentException("no resource is called " + name));
    }

    static Map<String, @Nullable Object> skipped(Skipped skipped) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("resource", skipped.resource().text());
        all.put("parent", skipped.id());
        all.put("reason", skipped.reason().name());
        all.put("text", skipped.reason().text());
        return all;
    }

    static Skipped skipped(JsonValues all) {
        return new Skipped(
                resource(all.text("resource")), all.textOrNull("parent"), Skipped.Reason.valueOf(all.text("reason")));
    }

    static Map<String, @Nullable Object> format(FolderManifest.Format format) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("ending", format.ending());
        if (!format.options().isEmpty()) {
            all.put("options", format.options());
        }
        return all;
    }

    static FolderManifest.Format format(JsonValues all) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (all.has("options")) {
            all.object("options").fields().forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        return new FolderManifest.Format(all.text("ending"), options);
    }

    static Map<String, @Nullable Object> segment(FolderManifest.Segment segment) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", segment.name());
        all.put("rows", segment.rows());
        all.put("bytes", segment.bytes());
        all.put("sha256", segment.sha256());
        if (segment.later() > 0) {
            all.put("later", segment.later());
        }
        return all;
    }

    static FolderManifest.Segment segment(JsonValues all) {
        return new FolderManifest.Segment(
                SegmentNames.checked(all.text("name")),
                all.amount("rows"),
                all.amount("bytes"),
                all.text("sha256"),
                all.has("later") ? all.amount("later") : 0);
    }

    static Map<String, @Nullable Object> counts(ExportReport.Counts counts) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("rows", counts.rows());
        all.put("slices", counts.slices());
        all.put("pages", counts.pages());
        all.put("requests", counts.requests());
        all.put("retries", counts.retries());
        all.put("throttled", counts.throttled());
        all.put("skipped", counts.skipped());
        all.put("gone", counts.gone());
        if (counts.leftOut() > 0) {
            all.put("leftOut", counts.leftOut());
        }
        if (!counts.latencies().equals(Latencies.NONE)) {
            Map<String, @Nullable Object> latencies = new LinkedHashMap<>();
            counts.latencies().classes().forEach((one, count) -> latencies.put(String.valueOf(one), count));
            all.put("latencies", latencies);
        }
        return all;
    }

    static ExportReport.Counts counts(JsonValues all) {
        return new ExportReport.Counts(
                all.number("rows"),
                all.number("slices"),
                all.number("pages"),
                all.number("requests"),
                all.number("retries"),
                all.number("throttled"),
                all.number("skipped"),
                all.number("gone"),
                all.has("leftOut") ? all.number("leftOut") : 0,
                all.has("latencies") ? latencies(all.object("latencies")) : Latencies.NONE);
    }

    private static Latencies latencies(JsonValues all) {
        Map<Integer, Long> classes = new TreeMap<>();
        for (Object name : all.fields().keySet()) {
            String one = String.valueOf(name);
            classes.put(Integer.valueOf(one), all.number(one));
        }
        return new Latencies(classes);
    }

    private static Map<String, @Nullable Object> part(FolderManifest.Part part) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("rows", part.rows());
        all.put("counts", counts(part.counts()));
        all.put("segments", part.segments().stream().map(ManifestJson::segment).toList());
        return all;
    }

    private static FolderManifest.Part part(JsonValues all) {
        List<FolderManifest.Segment> segments = all.list("segments", ManifestJson::segment);
        return new FolderManifest.Part(all.number("rows"), segments, counts(all.object("counts")));
    }
}
