package dev.lever4j.it.faults.rows;

import java.util.List;
import java.util.stream.Collectors;

/** The matrix as it is printed. */
public final class Table {
    private Table() {}

    /** What there is to run, as it stands in docs/reliability.md. */
    public static String text() {
        List<Row> rows = Matrix.rows();
        StringBuilder text = new StringBuilder(
                "| # | fault | cells | of them in every build | also proved by |\n|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(line(row)));
        text.append("\n")
                .append(rows.size())
                .append(" rows, ")
                .append(Matrix.cells().size())
                .append(" cells, ");
        text.append(quick(Matrix.cells())).append(" of them in every build; ");
        text.append(rows.stream().filter(row -> row.cases().isEmpty()).count());
        text.append(" rows are proved by tests of other modules alone. (it): with `-Pit`, (figure): by a script;"
                + " the others are in every build.\n\nKnown:\n");
        rows.stream()
                .filter(row -> !row.known().isEmpty())
                .forEach(row -> text.append("\n- row ")
                        .append(row.number())
                        .append(": ")
                        .append(row.known())
                        .append('.'));
        return text.append('\n').toString();
    }

    private static String line(Row row) {
        List<Matrix.Cell> cells = Matrix.cells().stream()
                .filter(cell -> cell.row().number() == row.number())
                .toList();
        String proofs = row.elsewhere().stream().map(Table::proof).collect(Collectors.joining(", "));
        return "| " + row.number() + " | " + row.name() + " | " + cells.size() + " | " + quick(cells) + " | " + proofs
                + " |\n";
    }

    private static String proof(String name) {
        Proof proof = Proof.of(name);
        return "`" + proof.shortName() + "`" + (proof.tag().isEmpty() ? "" : " (" + proof.tag() + ")");
    }

    private static long quick(List<Matrix.Cell> cells) {
        return cells.stream().filter(Matrix.Cell::isQuick).count();
    }
}
