package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Row;
import dev.lever4j.benchmarks.mode.Ours;
import dev.lever4j.benchmarks.server.ServerProcess;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Paged;
import dev.lever4j.model.Opportunity;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** A consumer that takes as long for a page as Lever does. */
final class SlowConsumer {
    /** Nothing overlaps with the first one: with ten it alone would be the tenth that is allowed. */
    private static final int PAGES = 20;

    private static final int MILLIS = 200;

    private SlowConsumer() {}

    static List<Row> rows(int rounds) {
        double[] ratio = new double[rounds];
        double[] ideal = new double[rounds];
        try (ServerProcess server = ServerProcess.start(PAGES, MILLIS, 0);
                LeverClient lever = Ours.client(server.api())) {
            Paged<Opportunity> list = lever.opportunities().list();
            seconds(list);
            for (int round = 0; round < rounds; round++) {
                boolean strictFirst = round % 2 == 0;
                double first = seconds(strictFirst ? list.strict() : list);
                double second = seconds(strictFirst ? list : list.strict());
                double usual = strictFirst ? second : first;
                ratio[round] = usual / (strictFirst ? first : second);
                ideal[round] = usual * 1000 / (PAGES * MILLIS);
            }
        }
        return List.of(
                Row.ratio(
                        "20 pages, 200 ms each, consumed in 200 ms each: time by default / `.strict()`",
                        Goal.atMost(0.57),
                        Estimate.of(ratio)),
                Row.ratio(
                        "the same: time by default / pages × max(latency, consumer)",
                        Goal.atMost(1.1),
                        Estimate.of(ideal)));
    }

    private static double seconds(Paged<?> list) {
        long began = System.nanoTime();
        list.pages()
                .concatMap(page -> Mono.delay(Duration.ofMillis(MILLIS)), 0)
                .then()
                .block();
        return (System.nanoTime() - began) / 1e9;
    }
}
