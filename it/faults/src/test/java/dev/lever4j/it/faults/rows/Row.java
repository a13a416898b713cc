package dev.lever4j.it.faults.rows;

import dev.lever4j.it.faults.cell.Case;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the matrix. Immutable.
 *
 * @param cases played here, each in up to four ways
 * @param elsewhere tests of other modules that prove it, or the rest of it: {@code module/path/Class#method}
 * @param known what it does not come to, and why; empty where nothing is missing
 */
public record Row(int number, String name, List<Case> cases, List<String> elsewhere, String known) {
    public static Row of(int number, String name, Case... cases) {
        return new Row(number, name, List.of(cases), List.of(), "");
    }

    public static Row of(int number, String name, List<Case> cases) {
        return new Row(number, name, List.copyOf(cases), List.of(), "");
    }

    public Row and(Case... more) {
        return and(List.of(more));
    }

    public Row and(List<Case> more) {
        List<Case> all = new ArrayList<>(cases);
        all.addAll(more);
        return new Row(number, name, List.copyOf(all), elsewhere, known);
    }

    /** Proved by a test elsewhere, too. */
    public Row provedBy(String test) {
        List<String> all = new ArrayList<>(elsewhere);
        all.add(test);
        return new Row(number, name, cases, List.copyOf(all), known);
    }

    public Row known(String why) {
        return new Row(number, name, cases, elsewhere, why);
    }
}
