package dev.lever4j.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Latencies;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.folder.Downloads;
import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.folder.ExportCourse.Held;
import dev.lever4j.export.folder.ExportCourse.Step;
import dev.lever4j.export.folder.ExportCourse.Strand;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.export.redact.RedactionMark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final Instant BEGUN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Counts SECOND = counts(10, 1);

    private static Counts counts(long requests, long throttled) {
        return new Counts(
                requests * 90,
                0,
                requests,
                requests,
                throttled,
                throttled,
                0,
                0,
                0,
                new Latencies(Map.of(50, requests)));
    }

    private static ExportCourse course(@Nullable FolderManifest manifest, Skipped... skipped) {
        return course(manifest, Downloads.NONE, skipped.length, 0, List.of(skipped));
    }

    private static ExportCourse course(
            @Nullable FolderManifest manifest, long skipped, long secret, List<Skipped> named) {
        return course(manifest, Downloads.NONE, skipped, secret, named);
    }

    private static ExportCourse course(
            @Nullable FolderManifest manifest, Downloads downloads, long skipped, long secret, List<Skipped> named) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            // an hour between two runs
            Instant from = BEGUN.plusSeconds(i < 300 ? i : 3_600 + i);
            steps.add(new Step(i < 300 ? 1 : 2, from, from.plusSeconds(1), SECOND, 10));
        }
        return new ExportCourse(
                ExportResource.OPPORTUNITIES,
                BEGUN,
                steps,
                List.of(
                        new Strand("2020-01-01 to 2021-01-01", BEGUN, BEGUN.plusSeconds(100)),
                        new Strand("… to 2020-01-01", BEGUN.plusSeconds(50), null)),
                Map.of(
                        ExportResource.OPPORTUNITIES,
                        new Held(54_000, 150_000_000, counts(6_000, 600)),
                        ExportResource.NOTES,
                        new Held(0, 0, new Counts(0, 0, 0, 3, 0, 0, skipped, 1, secret, Latencies.NONE))),
                named,
                downloads,
                manifest);
    }

    private static FolderManifest manifest(List<String> reasons) {
        return new FolderManifest(
                ExportResource.OPPORTUNITIES,
                BEGUN,
                BEGUN.plusSeconds(4_200),
                2,
                FolderManifest.Format.LINES,
                reasons,
                true,
                new RedactionMark("0123456789abcdef", "f"),
                1,
                Map.of(),
                List.of(),
                Downloads.NONE,
                List.of());
    }

    @Test
    void saysWhetherItIsComplete() {
        assertThat(ReportPage.of(course(manifest(List.of())))).contains(">Complete.<", "<dd>profile 0123456789ab</dd>");
        assertThat(ReportPage.of(course(manifest(List.of("some <moved>")))))
                .contains("Not complete:", "<li>some &lt;moved&gt;</li>");
        assertThat(ReportPage.of(course(null))).contains("Not done yet");
    }

    @Test
    void hasTheFiguresOfTheWhole() {
        assertThat(ReportPage.of(course(manifest(List.of()))))
                .contains("<dd>10 min 00 s, in 2 runs</dd>", "<dd>6,000, 10.0 a second</dd>", "<dd>600</dd>")
                .contains("<dd>54,000</dd>", "<dd>143.1 MiB</dd>", "<dd>117 ms (median), 117 ms (99 %)</dd>");
    }

    @Test
    void drawsRequestsAgainstTheLimitWithoutTheTimeBetweenRuns() {
        String page = ReportPage.of(course(manifest(List.of())));
        assertThat(matches(page, "<rect class=\"requests\" x=")).isEqualTo(120 + 1);
        assertThat(matches(page, "<rect class=\"throttled\"")).isEqualTo(120);
        assertThat(matches(page, "<line class=\"limit\"")).isEqualTo(120);
        assertThat(matches(page, "<line class=\"run\"")).isEqualTo(1);
    }

    private static long matches(String page, String what) {
        return Pattern.compile(Pattern.quote(what)).matcher(page).results().count();
    }

    @Test
    void namesWhatWasSkippedAndWhy() {
        Skipped refused = new Skipped(ExportResource.NOTES, "o-<1>", Skipped.Reason.values()[0]);
        assertThat(ReportPage.of(course(null, refused)))
                .contains("notes: " + Html.escaped(refused.reason().text()), "1: o-&lt;1&gt;");
        assertThat(ReportPage.of(course(null))).contains("<p>Nothing.</p>");
    }

    private static List<Skipped> refused(int several) {
        return IntStream.range(0, several)
                .mapToObj(i -> new Skipped(ExportResource.NOTES, "o" + i, Skipped.Reason.REFUSED))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Where a kind is refused altogether the log says so once. */
    @Test
    void whatWasNotAskedForAnyMoreHasNoIds() {
        List<Skipped> refused = refused(2);
        refused.add(new Skipped(ExportResource.NOTES, null, Skipped.Reason.REFUSED));
        refused.add(new Skipped(ExportResource.OFFERS, null, Skipped.Reason.REFUSED));

        assertThat(ReportPage.of(course(null, 500, 0, refused)))
                .contains("<p>2: o0, o1; then all that were still to come.</p>")
                .contains("<p>All that were still to come.</p>")
                .contains("<p>500 in all.</p>")
                .doesNotContain("null", "the first");
    }

    @Test
    void ofMuchThatWasSkippedSomeAreNamed() {
        assertThat(ReportPage.of(course(null, 25, 0, refused(25))))
                .contains("<p>25: o0, ", ", o19 and others</p>")
                .doesNotContain("o20", "in all");
        assertThat(ReportPage.of(course(null, 1_500, 0, refused(1_000))))
                .contains("<p>1,500 in all; those above are of the first 1,000, and manifest.log names more.</p>");
    }

    @Test
    void saysHowManySecretRecordsWereNotAskedFor() {
        assertThat(ReportPage.of(course(null, 0, 1_200, List.of())))
                .contains("<p>Nothing.</p>", "<p>Secret records that were not asked for: 1,200.</p>");
        assertThat(ReportPage.of(course(null))).doesNotContain("Secret");
    }

    @Test
    void tellsOfFilesWhereThereAreAny() {
        Downloads.Kept kept = new Downloads.Kept(1_234, 50L << 20, 7, 8, 9, 11);
        Downloads files = new Downloads(Map.of(ExportResource.RESUMES, kept), List.of());

        assertThat(ReportPage.of(course(manifest(List.of()), files, 0, 0, List.of())))
                .contains("<th scope=\"row\">resumes</th><td>1,234</td><td>50.0 MiB</td><td>7</td><td>8</td><td>9</td>")
                .contains("<dt>Files</dt><dd>1,234</dd>", "<dd>193.1 MiB</dd>");
        assertThat(ReportPage.of(course(manifest(List.of())))).doesNotContain("Files");
    }

    @Test
    void needsNothingBeside() {
        String page = ReportPage.of(course(manifest(List.of())));
        assertThat(page)
                .doesNotContain("<script", "http:", "https:", "url(", "src=", "href=", "@import")
                .contains("default-src 'none'", "prefers-color-scheme", "@media print");
    }

    @Test
    void isTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String german = ReportPage.of(course(null));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(ReportPage.of(course(null))).isEqualTo(german).contains("143.1 MiB");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anExportThatHasJustBegunHasAPageToo() {
        ExportCourse begun = new ExportCourse(
                ExportResource.USERS, BEGUN, List.of(), List.of(), Map.of(), List.of(), Downloads.NONE, null);
        assertThat(ReportPage.of(begun))
                .contains("Not done yet", "<dd>0 s</dd>")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void aStepThatTookNoTimeIsNotLost() {
        Step atOnce = new Step(1, BEGUN, BEGUN, SECOND, 0);
        Tempo tempo = Tempo.of(List.of(atOnce));
        assertThat(tempo.stretches()).singleElement().satisfies(stretch -> {
            assertThat(stretch.requests()).isEqualTo(10);
            assertThat(stretch.throttled()).isEqualTo(1);
        });
        assertThat(tempo.length()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aClockThatWasPutBackTakesNoTimeAway() {
        Step second = new Step(1, BEGUN, BEGUN.plusSeconds(1), SECOND, 0);
        Step back = new Step(1, BEGUN.plusSeconds(1), BEGUN.minusSeconds(600), SECOND, 0);
        Tempo tempo = Tempo.of(List.of(second, back));
        assertThat(tempo.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(tempo.total().requests()).isEqualTo(20);
    }
}
