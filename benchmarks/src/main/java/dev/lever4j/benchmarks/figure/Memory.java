package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Row;
import dev.lever4j.benchmarks.mode.Ours;
import dev.lever4j.benchmarks.server.Child;
import dev.lever4j.benchmarks.server.ServerProcess;
import dev.lever4j.client.LeverClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A million records through {@code items()}, in processes with little memory and with all that they like. */
final class Memory {
    private static final int PAGES = 10_000;
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** One that thrashes would never end. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Memory() {}

    /** Prints the seconds that reading took. */
    public static void main(String[] arguments) {
        try (LeverClient lever = Ours.client(URI.create(arguments[0]))) {
            long began = System.nanoTime();
            long read = Objects.requireNonNull(
                    lever.opportunities().list().items().count().block(PATIENCE));
            if (read != PAGES * 100L) {
                throw new IllegalStateException("records: " + read);
            }
            System.out.println((System.nanoTime() - began) / 1e9);
        }
        System.exit(0);
    }

    static List<Row> rows() {
        try (ServerProcess server = ServerProcess.start(PAGES, 0, 0)) {
            Double least = seconds(server, "-Xmx24m");
            Double free = seconds(server, "-Xmx2g");
            Double little = seconds(server, "-Xmx32m");
            return List.of(
                    new Row(
                            "1,000,000 records with `-Xmx24m`: runs that finished",
                            "of 1",
                            Goal.atLeast(1),
                            Estimate.exactly(least == null ? 0 : 1)),
                    Row.ratio(
                            "the same: records/s with `-Xmx32m` / with 2 GB (one run each)",
                            Goal.atLeast(0.8),
                            Estimate.exactly(little == null || free == null ? 0 : free / little)));
        }
    }

    private static @Nullable Double seconds(ServerProcess server, String heap) {
        List<String> options = List.of(heap, COLLECTOR, "-XX:+ExitOnOutOfMemoryError");
        try (Child child =
                Child.start(Memory.class, options, List.of(server.api().toString()))) {
            String line = child.line();
            System.err.println("a million records, " + heap + ": " + line + " s");
            return line == null ? null : Double.valueOf(line);
        }
    }
}
