package dev.lever4j.export.report;

import dev.lever4j.export.folder.Downloads;
import dev.lever4j.export.folder.ExportCourse;

/** The files of records, where they were asked for. */
final class DownloadTable {
    private DownloadTable() {}

    static Html of(ExportCourse course) {
        Html html = new Html();
        if (course.downloads().resources().isEmpty()) {
            return html;
        }
        html.raw("<section>")
                .element("h2", "Files")
                .raw("<div class=\"wide\"><table><thead><tr><th>of</th><th>files</th><th>size</th>")
                .raw("<th>gone (404)</th><th>unprocessed (422)</th><th>refused (403)</th><th>failed</th>")
                .raw("</tr></thead><tbody>");
        course.downloads().resources().forEach((resource, kept) -> {
            html.raw("<tr><th scope=\"row\">").text(resource.text()).raw("</th>");
            row(html, kept);
            html.raw("</tr>");
        });
        return html.raw("</tbody></table></div></section>");
    }

    private static void row(Html html, Downloads.Kept kept) {
        number(html, Words.count(kept.files()));
        number(html, Words.bytes(kept.bytes()));
        number(html, Words.count(kept.gone()));
        number(html, Words.count(kept.unprocessed()));
        number(html, Words.count(kept.refused()));
        number(html, Words.count(kept.failed()));
    }

    private static void number(Html html, String text) {
        html.raw("<td>").text(text).raw("</td>");
    }
}
