package dev.lever4j.it.connect;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Starts a small JVM that has Kafka on its class path and nothing of ours, nor what ours stands on. */
final class Jvm {
    /** Parts of paths. A worker must find these in the plugin's archive alone. */
    private static final List<String> NOT_KAFKAS = List.of(
            "lever4j",
            "/target/",
            "/io/netty/",
            "/io/projectreactor/",
            "/tools/jackson/",
            "/io/lettuce/",
            "/redis/",
            "/io/r2dbc/",
            "/org/postgresql/",
            "/io/micrometer/",
            "/com/bucket4j/",
            "/org/junit/",
            "/org/assertj/");

    private Jvm() {}

    /** Its output goes to a file, at whose end it is added. */
    static Process start(String main, Path output, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                kafkas()));
        command.addAll(options);
        command.add(main);
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kafkas() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NOT_KAFKAS.stream().noneMatch(entry::contains))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
