package dev.lever4j.it.faults.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The test sources of all modules, for documents that name a test without its module and package. */
public final class TestSources {
    private static final Path WHERE = Path.of("src/test/java");
    /** Of {@code integrations/x/src/test/java}, which is as deep as a module's sources lie. */
    private static final int DEEPEST = 5;

    private final Map<String, List<Path>> byName;

    private TestSources(Map<String, List<Path>> byName) {
        this.byName = byName;
    }

    /** Looks through the working tree once. */
    public static TestSources all() throws IOException {
        return new TestSources(folders().stream()
                .flatMap(TestSources::sources)
                .collect(Collectors.groupingBy(source -> source.getFileName().toString())));
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.find(Proof.root(), DEEPEST, (path, is) -> path.endsWith(WHERE))) {
            return found.toList();
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether there is such a test, {@code Class#method}, in a class of that name. */
    public boolean have(String shortName) {
        int hash = shortName.indexOf('#');
        String method = shortName.substring(hash + 1);
        return byName.getOrDefault(shortName.substring(0, hash) + ".java", List.of()).stream()
                .anyMatch(source -> Proof.isTest(read(source), method));
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
