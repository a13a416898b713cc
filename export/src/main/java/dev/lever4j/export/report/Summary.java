package dev.lever4j.export.report;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.Latencies;
import dev.lever4j.export.folder.Downloads;
import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportCourse.Held;
import dev.lever4j.export.folder.FolderManifest;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether it is complete, and the figures that come first. */
final class Summary {
    private static final int SHOWN = 12;

    private Summary() {}

    static Html of(ExportCourse course, Tempo tempo) {
        Html html = new Html().add(verdict(course.manifest())).raw("<dl>");
        Counts total = tempo.total();
        fact(html, "Began", Words.minute(course.startedAt()));
        FolderManifest manifest = course.manifest();
        fact(html, "Ended", manifest == null ? "not yet" : Words.minute(manifest.finishedAt()));
        if (manifest != null && manifest.redaction() != null) {
            fact(html, "Redacted", "profile " + manifest.redaction().profile().substring(0, SHOWN));
        }
        fact(html, "Ran for", Words.length(tempo.length()) + runs(tempo));
        fact(html, "Records", Words.count(sum(course, true)));
        Downloads.Kept files = course.downloads().total();
        if (files.files() > 0) {
            fact(html, "Files", Words.count(files.files()));
        }
        fact(html, "On disk", Words.bytes(sum(course, false) + files.bytes()));
        fact(html, "Requests", Words.count(total.requests()) + pace(total.requests(), tempo.length()));
        fact(html, "Answers of 429", Words.count(total.throttled()));
        fact(html, "Sent again", Words.count(total.retries()));
        Latencies latencies = total.latencies();
        if (latencies.count() > 0) {
            fact(
                    html,
                    "An answer took",
                    Words.latency(latencies.percentile(0.5)) + " (median), " + Words.latency(latencies.percentile(0.99))
                            + " (99 %)");
        }
        return html.raw("</dl>");
    }

    private static Html verdict(@Nullable FolderManifest manifest) {
        Html html = new Html();
        if (manifest == null) {
            return html.raw("<p class=\"verdict open\">")
                    .text("Not done yet: this is how far it has come.")
                    .raw("</p>");
        }
        if (manifest.isComplete()) {
            return html.raw("<p class=\"verdict good\">")
                    .text("Complete"
                            + (manifest.confidential() ? "." : ", but for confidential records: it has none of them."))
                    .raw("</p>");
        }
        html.raw("<div class=\"verdict bad\"><p>").text("Not complete:").raw("</p><ul>");
        manifest.reasons().forEach(reason -> html.element("li", reason));
        return html.raw("</ul></div>");
    }

    private static void fact(Html html, String name, String value) {
        html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
    }

    private static String runs(Tempo tempo) {
        return tempo.runs().isEmpty() ? "" : ", in " + (tempo.runs().size() + 1) + " runs";
    }

    private static String pace(long requests, Duration active) {
        return active.toSeconds() == 0
                ? ""
                : String.format(Locale.ROOT, ", %.1f a second", requests * 1000.0 / active.toMillis());
    }

    private static long sum(ExportCourse course, boolean rows) {
        return course.resources().values().stream()
                .mapToLong(rows ? Held::rows : Held::bytes)
                .sum();
    }
}
