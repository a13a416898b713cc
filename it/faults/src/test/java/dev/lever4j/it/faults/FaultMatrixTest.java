package dev.lever4j.it.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lever4j.it.faults.cell.CellRun;
import dev.lever4j.it.faults.cell.LogTap;
import dev.lever4j.it.faults.rows.Matrix;
import dev.lever4j.it.faults.rows.Matrix.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the matrix, met by each kind of call that it concerns. Over NIO and plain HTTP in every build; over
 * epoll and over TLS with {@code -Pit}.
 */
class FaultMatrixTest {
    private static final LogTap LOGS = LogTap.open();
    private static final Score SCORE = new Score();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** What is made once and for all is no cell's leak. */
    @BeforeAll
    static void warmUp(@TempDir Path aside) throws InterruptedException {
        Warm.up(LOGS, aside);
    }

    @AfterAll
    static void tell() throws IOException {
        LOGS.close();
        SCORE.tell();
    }

    static Stream<Cell> quick() {
        return cells().filter(Cell::isQuick);
    }

    static Stream<Cell> rest() {
        return cells().filter(cell -> !cell.isQuick());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void quick(Cell cell) throws InterruptedException {
        play(cell);
    }

    @Tag("it")
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rest(Cell cell) throws InterruptedException {
        play(cell);
    }

    private void play(Cell cell) throws InterruptedException {
        // epoll is Linux's; .ci/run, which runs there, refuses whatever was skipped
        assumeThat(cell.io().isHere()).isTrue();
        SCORE.count(cell, () -> new CellRun(cell.played(), cell.io(), cell.security(), LOGS).check(folder));
    }

    /** Some of them, by the numbers of their rows, where {@code -Drows=2,56} asks for that. */
    private static Stream<Cell> cells() {
        String rows = System.getProperty("rows", "");
        return Matrix.cells().stream()
                .filter(cell -> rows.isEmpty()
                        || List.of(rows.split(","))
                                .contains(String.valueOf(cell.row().number())));
    }
}
