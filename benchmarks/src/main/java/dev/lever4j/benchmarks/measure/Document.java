package dev.lever4j.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured, as Markdown, with the machine and the versions.
 *
 * @param each what each client took by itself, a table already
 */
public record Document(List<Row> rows, String each, int rounds) {
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private static final String BUSY =
            "\n\n**The machine was busy with other work: what was counted stands, the times say little.**";

    public String text() throws IOException {
        return machine() + "\n\n" + Row.HEAD + rows.stream().map(Row::markdown).collect(Collectors.joining()) + "\n"
                + each;
    }

    /** In place of what was measured before. */
    public void writeInto(Path file) throws IOException {
        Files.writeString(file, replaced(Files.readString(file), text()));
    }

    static String replaced(String document, String measured) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no place for what was measured");
        }
        return document.substring(0, begin + BEGIN.length()) + measured + document.substring(end);
    }

    private String machine() throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        return String.format(
                        Locale.ROOT,
                        "%s, %d rounds. %s, %d cores for client and server, %s; load average at the end %.1f. Client: -Xmx1g, G1. %s.",
                        LocalDate.now(ZoneOffset.UTC),
                        rounds,
                        processor(),
                        cores,
                        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                        load,
                        versions())
                + (load > 2 * cores ? BUSY : "");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** By the names of the jars on the class path. */
    private static String versions() {
        return Stream.of(
                        "reactor-core",
                        "reactor-netty-http",
                        "netty-common",
                        "jackson-databind",
                        "spring-webflux",
                        "retrofit",
                        "okhttp-jvm")
                .flatMap(Document::jars)
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> jars(String name) {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(jar -> jar.matches(name + "-\\d.*\\.jar"))
                .map(jar -> jar.substring(0, jar.length() - ".jar".length()));
    }
}
