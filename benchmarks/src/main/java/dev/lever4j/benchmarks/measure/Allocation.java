package dev.lever4j.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Bytes that are allocated for one thing, by its name.
 *
 * @param bytes in the order of the names
 */
public record Allocation(Map<String, Long> bytes) {
    private static final double MOST = 1.10;

    public Allocation {
        bytes = new TreeMap<>(bytes);
    }

    public static Allocation load(Path file) throws IOException {
        Properties kept = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        Map<String, Long> bytes = new TreeMap<>();
        kept.stringPropertyNames().forEach(key -> bytes.put(key, Long.valueOf(kept.getProperty(key))));
        return new Allocation(bytes);
    }

    public void save(Path file) throws IOException {
        Files.writeString(file, "# bytes allocated; -Pbench-quick fails on growth by more than a tenth\n" + text());
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        bytes.forEach(
                (name, number) -> text.append(name).append(" = ").append(number).append('\n'));
        return text.toString();
    }

    /**
     * A line for each that allocates over a tenth more than before, or that was not known or is not measured any more;
     * empty if none does.
     */
    public String grownSince(Allocation before) {
        StringBuilder grown = new StringBuilder();
        bytes.forEach((name, now) -> {
            Long then = before.bytes.get(name);
            if (then == null) {
                grown.append(name).append(": nothing is kept of it\n");
            } else if (now > then * MOST) {
                grown.append(String.format("%s: %d bytes where %d are kept, over a tenth more%n", name, now, then));
            }
        });
        before.bytes.keySet().stream()
                .filter(name -> !bytes.containsKey(name))
                .forEach(name -> grown.append(name).append(": not measured any more\n"));
        return grown.toString();
    }
}
