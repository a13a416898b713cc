package dev.lever4j.export.report;

import dev.lever4j.export.report.Tempo.Stretch;
import java.time.Duration;

/** Requests a second over time, what of them was in vain, and the limit. */
final class TempoChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 220;
    private static final int LEFT = 44;
    private static final int BOTTOM = 28;
    private static final int TOP = 10;

    private TempoChart() {}

    static Html of(Tempo tempo) {
        double most = tempo.stretches().stream()
                .mapToDouble(one -> Math.max(one.requests(), one.limit()))
                .max()
                .orElse(0);
        double top = Math.max(1, most * 1.1);
        Html html = new Html()
                .raw("<section>")
                .element("h2", "Requests a second")
                .raw(
                        "<p class=\"key\"><span class=\"requests\"></span>answered <span class=\"retries\"></span>sent again"
                                + " <span class=\"throttled\"></span>429 <span class=\"limit\"></span>the limit</p>")
                .rawf(
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Requests a second over time\">",
                        WIDTH, HEIGHT);
        grid(html, top);
        double each = (double) (WIDTH - LEFT) / tempo.stretches().size();
        for (int i = 0; i < tempo.stretches().size(); i++) {
            bars(html, tempo.stretches().get(i), LEFT + i * each, each, top);
        }
        limit(html, tempo, each, top);
        double seconds = tempo.width() * tempo.stretches().size();
        for (double run : tempo.runs()) {
            double x = LEFT + run / seconds * (WIDTH - LEFT);
            html.rawf("<line class=\"run\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, HEIGHT - BOTTOM);
        }
        axis(html, seconds);
        html.raw("</svg>");
        html.element(
                "p",
                "After a pause Lever lets some requests through at once, so that short peaks lie above the limit.");
        if (!tempo.runs().isEmpty()) {
            html.element("p", "Dashed lines stand where another run went on; the time between runs is left out.");
        }
        return html.raw("</section>");
    }

    private static void bars(Html html, Stretch stretch, double x, double each, double top) {
        double throttled = stretch.throttled();
        double retries = Math.max(0, stretch.retries() - throttled);
        double good = Math.max(0, stretch.requests() - throttled - retries);
        bar(html, "requests", x, each, 0, good, top);
        bar(html, "retries", x, each, good, retries, top);
        bar(html, "throttled", x, each, good + retries, throttled, top);
    }

    private static void bar(Html html, String kind, double x, double each, double from, double height, double top) {
        if (height > 0) {
            html.rawf(
                    "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                    kind, x, y(from + height, top), Math.max(0.5, each - 1), y(from, top) - y(from + height, top));
        }
    }

    private static void limit(Html html, Tempo tempo, double each, double top) {
        double x = LEFT;
        for (Stretch stretch : tempo.stretches()) {
            if (stretch.limit() > 0) {
                double y = y(stretch.limit(), top);
                html.rawf("<line class=\"limit\" x1=\"%.2f\" x2=\"%.2f\" y1=\"%.2f\" y2=\"%.2f\"/>", x, x + each, y, y);
            }
            x += each;
        }
    }

    private static void grid(Html html, double top) {
        double step = step(top);
        for (double value = 0; value <= top; value += step) {
            double y = y(value, top);
            html.rawf("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH, y, y);
            html.rawf("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>", LEFT - 6, y + 4, value);
        }
    }

    private static void axis(Html html, double seconds) {
        for (int i = 0; i <= 4; i++) {
            String anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
            html.rawf(
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">",
                            LEFT + (WIDTH - LEFT) * i / 4.0, HEIGHT - 8, anchor)
                    .text(Words.length(Duration.ofMillis((long) (seconds * 250 * i))))
                    .raw("</text>");
        }
    }

    /** Round numbers, five lines at most. */
    private static double step(double top) {
        double size = Math.pow(10, Math.floor(Math.log10(top)));
        for (double factor : new double[] {0.2, 0.5, 1, 2}) {
            if (top / (size * factor) <= 5) {
                return Math.max(1, size * factor);
            }
        }
        return size * 2;
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
    }
}
