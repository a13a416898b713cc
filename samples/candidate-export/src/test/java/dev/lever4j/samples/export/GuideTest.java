package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides show no Java but what the samples compile, this one and those beside it. */
class GuideTest {
    static final Path DOCS = Path.of("../../docs");
    private static final Path SAMPLES = Path.of("..");
    private static final Pattern MARKED = Pattern.compile("(?ms)^( *)// begin (\\S+)\n(.*?)^ *// end \\2$");
    private static final Pattern SHOWN = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    @ParameterizedTest
    @MethodSource("guides")
    void whatAGuideShowsIsCompiled(Path guide) throws IOException {
        List<String> shown = SHOWN.matcher(read(guide))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(compiled()).containsAll(shown);
        assertThat(shown).isNotEmpty();
    }

    static List<Path> guides() throws IOException {
        List<Path> guides = new ArrayList<>(in(DOCS, "guide-*.md"));
        guides.add(DOCS.resolve("migrating.md"));
        return guides;
    }

    private static List<String> compiled() throws IOException {
        List<String> compiled = new ArrayList<>();
        for (Path sample : in(SAMPLES, "*-*")) {
            try (Stream<Path> sources = Files.walk(sample.resolve("src"))) {
                sources.filter(source -> source.toString().endsWith(".java"))
                        .flatMap(source -> MARKED.matcher(read(source)).results())
                        .map(GuideTest::withoutIndent)
                        .forEach(compiled::add);
            }
        }
        return compiled;
    }

    private static List<Path> in(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, glob)) {
            paths.forEach(found::add);
        }
        return found;
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
