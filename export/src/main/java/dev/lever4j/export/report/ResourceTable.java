package dev.lever4j.export.report;

import dev.lever4j.export.Latencies;
import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportCourse.Held;

/** What there is of each resource, and what it took. */
final class ResourceTable {
    private static final double[] PARTS = {0.5, 0.9, 0.99, 1};

    private ResourceTable() {}

    static Html of(ExportCourse course) {
        long most =
                course.resources().values().stream().mapToLong(Held::rows).max().orElse(0);
        Html html = new Html()
                .raw("<section>")
                .element("h2", "Resources")
                .raw("<div class=\"wide\"><table><thead><tr><th>resource</th><th colspan=\"2\">records</th>")
                .raw("<th>size</th><th>requests</th><th>sent again</th><th>429</th>")
                .raw("<th>median</th><th>90 %</th><th>99 %</th><th>slowest</th></tr></thead><tbody>");
        course.resources().forEach((resource, held) -> {
            html.raw("<tr><th scope=\"row\">").text(resource.text()).raw("</th>");
            number(html, Words.count(held.rows()));
            html.rawf(
                    "<td class=\"bar\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect"
                            + " class=\"requests\" width=\"%.2f\" height=\"8\"/></svg></td>",
                    most == 0 ? 0 : 100.0 * held.rows() / most);
            number(html, Words.bytes(held.bytes()));
            number(html, Words.count(held.counts().requests()));
            number(html, Words.count(held.counts().retries()));
            number(html, Words.count(held.counts().throttled()));
            Latencies latencies = held.counts().latencies();
            for (double part : PARTS) {
                number(html, latencies.count() == 0 ? "" : Words.latency(latencies.percentile(part)));
            }
            html.raw("</tr>");
        });
        return html.raw("</tbody></table></div>")
                .element("p", "Times are of single requests, from sending to the whole answer, to within 5 %.")
                .raw("</section>");
    }

    private static void number(Html html, String text) {
        html.raw("<td>").text(text).raw("</td>");
    }
}
