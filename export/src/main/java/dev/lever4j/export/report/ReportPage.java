package dev.lever4j.export.report;

import dev.lever4j.export.folder.ExportCourse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How an export went, on one page of HTML that needs nothing else: no network, no script, no file beside it. It is
 * light or dark as its reader likes, can be printed, and shows ids of records but nothing of people.
 */
public final class ReportPage {
    private static final String BEGINNING = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"generator\" content=\"Lever4J report\">";

    private ReportPage() {}

    /** Whether a text that begins so is such a page, of this or another version. */
    public static boolean isOne(String beginning) {
        return beginning.startsWith(BEGINNING);
    }

    /** The page, to be kept as UTF-8. The same course gives the same page. */
    public static String of(ExportCourse course) {
        Tempo tempo = Tempo.of(course.steps());
        String title = "Export of " + course.root().text().replace('_', ' ');
        return new Html()
                .raw(BEGINNING)
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">")
                .element("title", title)
                .raw("<style>\n" + style() + "</style></head><body><main>")
                .element("h1", title)
                .add(Summary.of(course, tempo))
                .add(TempoChart.of(tempo))
                .add(ResourceTable.of(course))
                .add(DownloadTable.of(course))
                .add(StrandChart.of(course))
                .add(SkippedTable.of(course))
                .raw("</main></body></html>\n")
                .toString();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
