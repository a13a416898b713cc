package dev.lever4j.it.faults.rows;

import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Io;
import dev.lever4j.it.faults.cell.Security;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rows, and the cells that they make. */
public final class Matrix {
    private static final List<Row> ROWS = made();

    private Matrix() {}

    /** In the order of their numbers. */
    public static List<Row> rows() {
        return ROWS;
    }

    private static List<Row> made() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(Framing.rows());
        rows.addAll(Encoding.rows());
        rows.addAll(Content.rows());
        rows.addAll(Statuses.rows());
        rows.addAll(Statuses.throttled());
        rows.addAll(Redirects.rows());
        rows.addAll(Grants.rows());
        rows.addAll(Connections.rows());
        rows.addAll(Tls.rows());
        rows.addAll(Pages.rows());
        rows.addAll(Elsewhere.rows());
        rows.sort(Comparator.comparingInt(Row::number));
        return List.copyOf(rows);
    }

    public static List<Cell> cells() {
        return rows().stream().flatMap(Matrix::cells).toList();
    }

    private static Stream<Cell> cells(Row row) {
        return row.cases().stream()
                .flatMap(played -> Stream.of(Io.values())
                        .flatMap(io ->
                                played.securities().stream().map(security -> new Cell(row, played, io, security))));
    }

    /** One case of a row, in one way. */
    public record Cell(Row row, Case played, Io io, Security security) {
        /** Over NIO, and plain where that makes sense. */
        public boolean isQuick() {
            return played.isQuick()
                    && io == Io.NIO
                    && (security == Security.PLAIN || !played.securities().contains(Security.PLAIN));
        }

        @Override
        public String toString() {
            return row.number() + " " + row.name() + ": " + played + " (" + io + ", " + security + ")";
        }
    }
}
