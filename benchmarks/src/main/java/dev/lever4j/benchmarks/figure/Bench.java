package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Document;
import dev.lever4j.benchmarks.measure.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures everything, prints the tables and writes them into docs/performance.md. With fewer rounds than an interval
 * of 95 % needs to be of use, it only prints them.
 *
 * <p>Arguments: the checkout, rounds.
 */
final class Bench {
    private static final int ENOUGH = 15;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path checkout = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Reading reading = Reading.of(rounds);
        List<Row> rows = new ArrayList<>(reading.rows());
        rows.addAll(Pipeline.run(rounds < ENOUGH ? 1 : 3).rows());
        rows.add(FirstRecord.row(rounds));
        rows.addAll(SlowConsumer.rows(rounds));
        rows.addAll(UnderTheLimit.rows());
        rows.addAll(Memory.rows());
        rows.addAll(Start.rows(rounds, checkout.toFile()));
        Document document = new Document(rows, reading.table(), rounds);
        System.out.println(document.text());
        if (rounds >= ENOUGH) {
            document.writeInto(checkout.resolve("docs/performance.md"));
        }
        System.exit(0);
    }
}
