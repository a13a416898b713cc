package dev.lever4j.export.report;

import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportCourse.Step;
import dev.lever4j.export.folder.ExportCourse.Strand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When each slice of the list was read. */
final class StrandChart {
    private static final int WIDTH = 960;
    private static final int LEFT = 200;
    private static final int ROW = 14;
    private static final int AXIS = 22;

    /** More would be more than a page shows. */
    private static final int MOST = 200;

    private StrandChart() {}

    static Html of(ExportCourse course) {
        Html html = new Html();
        List<Strand> strands = course.strands().stream().limit(MOST).toList();
        if (strands.isEmpty()) {
            return html;
        }
        Instant from = strands.stream().map(Strand::from).reduce(course.startedAt(), (a, b) -> a.isBefore(b) ? a : b);
        Instant to = strands.stream()
                .map(strand -> end(strand, course))
                .max(Instant::compareTo)
                .orElse(from);
        double length = Math.max(1, Duration.between(from, to).toMillis());
        int height = strands.size() * ROW + AXIS;
        html.raw("<section>")
                .element("h2", "Slices of the list")
                .rawf(
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"When each slice was read\">",
                        WIDTH, height);
        for (int i = 0; i < strands.size(); i++) {
            Strand strand = strands.get(i);
            double x = x(strand.from(), from, length);
            double width = Math.max(1.5, x(end(strand, course), from, length) - x);
            html.rawf("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LEFT - 8, i * ROW + 11)
                    .text(strand.name())
                    .raw("</text>")
                    .rawf(
                            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                            strand.to() == null ? "retries" : "requests", x, i * ROW + 3, width, ROW - 5);
        }
        html.rawf("<text x=\"%d\" y=\"%d\">", LEFT, height - 6)
                .text(Words.minute(from))
                .raw("</text>")
                .rawf("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", WIDTH, height - 6)
                .text(Words.minute(to))
                .raw("</text></svg>");
        int rest = course.strands().size() - strands.size();
        if (rest > 0) {
            html.element("p", Words.count(rest) + " more are not shown.");
        }
        return html.element("p", "To the commit, of which there is one every two seconds or so.")
                .raw("</section>");
    }

    private static Instant end(Strand strand, ExportCourse course) {
        Instant end = strand.to();
        List<Step> steps = course.steps();
        return end != null
                ? end
                : steps.isEmpty() ? strand.from() : steps.get(steps.size() - 1).to();
    }

    private static double x(Instant at, Instant from, double length) {
        return LEFT + Duration.between(from, at).toMillis() / length * (WIDTH - LEFT);
    }
}
