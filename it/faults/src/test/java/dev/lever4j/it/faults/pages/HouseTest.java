package dev.lever4j.it.faults.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.it.faults.rows.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sources of all modules: files of a size that can be read, and no warning suppressed without a reason. */
class HouseTest {
    private static final int LONGEST = 400;
    private static final int MEDIAN = 90;
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", ".git", "data", "job");
    private static final Pattern SUPPRESSED = Pattern.compile("@SuppressWarnings\\(\\s*\"[^\"]*\"\\) *(.*)");

    private static final String ONE_SCENE_AFTER_ANOTHER = "scenes of one thing, on one fixture that only they have";
    /** Files that are longer, and why. */
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("FolderExportTest.java", "the whole command, " + ONE_SCENE_AFTER_ANOTHER),
            Map.entry("DownloadsTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("ConnectCommandTest.java", "the whole command, " + ONE_SCENE_AFTER_ANOTHER),
            Map.entry("RedactedExportTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("TelemetryTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("ConvertingTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("WriteBackTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("LeverSyncTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("ConnectRoutesTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("SyncTest.java", ONE_SCENE_AFTER_ANOTHER),
            Map.entry("LeverExportFanOutTest.java", ONE_SCENE_AFTER_ANOTHER));

    private final Map<Path, String> sources = sources();

    @Test
    void noFileIsLongWithoutAReason() {
        List<String> longer = sources.entrySet().stream()
                .filter(source -> lines(source.getValue()) > LONGEST)
                .map(source -> source.getKey().getFileName().toString())
                .toList();
        assertThat(longer).isSubsetOf(LONG.keySet());
    }

    @Test
    void halfOfTheCodesFilesAreShort() {
        List<Integer> sizes = sources.entrySet().stream()
                .filter(source -> source.getKey().toString().contains("src/main"))
                .map(source -> lines(source.getValue()))
                .sorted()
                .toList();
        assertThat(sizes).hasSizeGreaterThan(500);
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN);
    }

    @Test
    void eachSuppressedWarningSaysWhy() {
        Map<String, List<String>> without = new TreeMap<>();
        sources.forEach((source, text) -> {
            List<String> silent = SUPPRESSED
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(behind -> !behind.startsWith("//"))
                    .toList();
            if (!silent.isEmpty()) {
                without.put(source.toString(), silent);
            }
        });
        assertThat(without).isEmpty();
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    private static Map<Path, String> sources() {
        try {
            List<Path> found = new ArrayList<>();
            Files.walkFileTree(Proof.root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = NO_SOURCES.contains(String.valueOf(folder.getFileName()));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".java")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return found.stream().collect(Collectors.toMap(file -> file, HouseTest::read));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
