package dev.lever4j.export.report;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportCourse.Held;
import dev.lever4j.export.folder.FolderManifest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What was passed over, and why. */
final class SkippedTable {
    private static final int NAMED = 20;

    private SkippedTable() {}

    static Html of(ExportCourse course) {
        Html html = new Html().raw("<section>").element("h2", "Skipped");
        long all = sum(course, Counts::skipped);
        if (all == 0) {
            html.element("p", "Nothing.");
        }
        groups(course).forEach((group, members) -> html.element("h3", group).element("p", said(members)));
        if (all > course.skipped().size()) {
            html.element("p", Words.count(all) + " in all" + rest(course));
        }
        long secret = sum(course, Counts::leftOut);
        if (secret > 0) {
            html.element("p", "Secret records that were not asked for: " + Words.count(secret) + ".");
        }
        return html.raw("</section>");
    }

    private static Map<String, List<Skipped>> groups(ExportCourse course) {
        return course.skipped().stream()
                .collect(Collectors.groupingBy(
                        one -> one.resource().text() + ": " + one.reason().text(), TreeMap::new, Collectors.toList()));
    }

    /** One without an id stands for all that came later. */
    private static String said(List<Skipped> members) {
        List<String> ids =
                members.stream().map(Skipped::id).filter(Objects::nonNull).toList();
        String named = ids.isEmpty()
                ? ""
                : Words.count(ids.size()) + ": "
                        + ids.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (ids.size() > NAMED ? " and others" : "");
        if (ids.size() == members.size()) {
            return named;
        }
        return named + (named.isEmpty() ? "All" : "; then all") + " that were still to come.";
    }

    private static String rest(ExportCourse course) {
        return course.skipped().size() < FolderManifest.MOST_SKIPPED
                ? "."
                : "; those above are of the first " + Words.count(FolderManifest.MOST_SKIPPED)
                        + ", and manifest.log names more.";
    }

    private static long sum(ExportCourse course, ToLongFunction<Counts> of) {
        return course.resources().values().stream()
                .map(Held::counts)
                .mapToLong(of)
                .sum();
    }
}
