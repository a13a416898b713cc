package dev.lever4j.it.faults;

import dev.lever4j.it.faults.rows.Matrix.Cell;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cells that were run, and those that passed, row by row. */
final class Score {
    private final Map<Integer, int[]> rows = new ConcurrentHashMap<>();

    /** A cell. */
    interface Run {
        void play() throws InterruptedException;
    }

    void count(Cell cell, Run run) throws InterruptedException {
        int[] row = rows.computeIfAbsent(cell.row().number(), number -> new int[2]);
        long begun = System.nanoTime();
        row[0]++;
        try {
            run.play();
            row[1]++;
        } catch (AssertionError | RuntimeException red) {
            System.out.println("RED " + cell + ": " + red + (red.getCause() == null ? "" : " <- " + red.getCause()));
            throw red;
        } finally {
            if (System.getProperty("times") != null) {
                System.out.println("TOOK " + (System.nanoTime() - begun) / 1_000_000 + " " + cell);
            }
        }
    }

    void tell() {
        System.out.println(rows.size() + " rows");
    }
}
