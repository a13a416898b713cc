package dev.lever4j.sample.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/guide-web-application.md shows the code of this application. */
class GuideTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/lever4j/sample/webflux");

    @ParameterizedTest
    @CsvSource({"stream, OpportunityStream", "act, Candidates", "resume, Resumes", "problem, Problem"})
    void theGuideShowsWhatRuns(String part, String type) throws IOException {
        String guide = Files.readString(Path.of("../../docs/guide-web-application.md"));
        String source = Files.readString(SOURCES.resolve(type + ".java"));

        String code = between(source, "// begin " + part + "\n", "// end " + part + "\n")
                .replaceAll("(?m)^ {4}", "")
                .stripTrailing();

        assertThat(between(guide, "<!-- " + part + " -->\n```java\n", "```").stripTrailing())
                .isEqualTo(code);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        assertThat(from).as(begin).isGreaterThanOrEqualTo(begin.length());
        return text.substring(from, text.indexOf(end, from));
    }
}
