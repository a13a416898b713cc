package dev.lever4j.export.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a reader of a folder finds in it. */
final class Contents {
    private Contents() {}

    /** The lines of all segments by resource, sorted, whatever the manifest says. */
    static Map<String, List<String>> of(Path folder) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String name : files(folder)) {
            if (name.endsWith(".ndjson")) {
                lines.computeIfAbsent(name.substring(0, name.indexOf('/')), key -> new ArrayList<>())
                        .addAll(lines(folder.resolve(name)));
            }
        }
        lines.values().forEach(each -> each.sort(null));
        return lines;
    }

    /** Names of all files. */
    static List<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
