package dev.lever4j.it.faults;

import dev.lever4j.it.faults.rows.Matrix;
import dev.lever4j.it.faults.rows.Matrix.Cell;
import dev.lever4j.it.faults.rows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Cells that were run, and those that passed, row by row. */
final class Score {
    private final Map<Integer, int[]> rows = new ConcurrentHashMap<>();
    private final Queue<String> red = new ConcurrentLinkedQueue<>();

    /** A cell. */
    interface Run {
        void play() throws InterruptedException;
    }

    void count(Cell cell, Run run) throws InterruptedException {
        int[] row = rows.computeIfAbsent(cell.row().number(), number -> new int[2]);
        row[0]++;
        try {
            run.play();
            row[1]++;
        } catch (AssertionError | RuntimeException failed) {
            red.add("RED " + cell + ": " + failed + (failed.getCause() == null ? "" : " <- " + failed.getCause()));
            throw failed;
        }
    }

    /** Writes {@code target/fault-matrix.md} and prints its last line, and what was red. */
    void tell() throws IOException {
        StringBuilder table = new StringBuilder("| # | fault | run | passed | known |\n|---|---|---|---|---|\n");
        int run = 0;
        int passed = 0;
        for (Row row : Matrix.rows()) {
            int[] counts = rows.getOrDefault(row.number(), new int[2]);
            run += counts[0];
            passed += counts[1];
            String instead = row.cases().isEmpty() ? "elsewhere" : String.valueOf(counts[0]);
            table.append("| ")
                    .append(row.number())
                    .append(" | ")
                    .append(row.name())
                    .append(" | ");
            table.append(instead)
                    .append(" | ")
                    .append(row.cases().isEmpty() ? "" : counts[1])
                    .append(" | ");
            table.append(row.known()).append(" |\n");
        }
        long known =
                Matrix.rows().stream().filter(row -> !row.known().isEmpty()).count();
        String totals = run + " of " + Matrix.cells().size() + " cells were run, " + passed + " passed; " + known
                + " rows have something known, " + "the rows without cells are proved elsewhere";
        Path target = Files.createDirectories(Path.of("target"));
        List<String> last = red.stream().toList();
        Files.writeString(target.resolve("fault-matrix.md"), table + "\n" + totals + "\n" + String.join("\n", last));
        System.out.println("fault matrix: " + totals);
        last.forEach(System.out::println);
    }
}
