package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides show nothing but what is compiled here. */
class GuideTest {
    static final Path DOCS = Path.of("../../docs");
    private static final Pattern MARKED = Pattern.compile("(?ms)^( *)// begin (\\S+)\n(.*?)^ *// end \\2$");
    private static final Pattern SHOWN = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    @ParameterizedTest
    @ValueSource(strings = {"guide-export.md", "migrating.md"})
    void whatAGuideShowsIsCompiled(String guide) throws IOException {
        List<String> shown = SHOWN.matcher(Files.readString(DOCS.resolve(guide)))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(compiled()).as(guide).containsAll(shown);
        assertThat(shown).isNotEmpty();
    }

    private static List<String> compiled() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            return sources.filter(source -> source.toString().endsWith(".java"))
                    .flatMap(source -> MARKED.matcher(read(source)).results())
                    .map(GuideTest::withoutIndent)
                    .toList();
        }
    }

    private static String withoutIndent(MatchResult marked) {
        return marked.group(3).indent(-marked.group(1).length());
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
