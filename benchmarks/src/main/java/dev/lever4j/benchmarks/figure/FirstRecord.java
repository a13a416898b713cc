package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Row;
import dev.lever4j.benchmarks.mode.Ours;
import dev.lever4j.benchmarks.server.ServerProcess;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.Paged;
import reactor.core.publisher.Flux;

/** When the first record of a page is there whose second half comes later than the first. */
final class FirstRecord {
    private static final int PAUSE = 200;

    private FirstRecord() {}

    static Row row(int rounds) {
        int before = 0;
        try (ServerProcess server = ServerProcess.inHalves(1, PAUSE);
                LeverClient lever = Ours.client(server.api())) {
            Paged<?> list = lever.opportunities().list();
            millis(list.itemsStreaming());
            for (int round = 0; round < rounds; round++) {
                before += millis(list.itemsStreaming()) < PAUSE ? 1 : 0;
            }
        }
        return new Row(
                "first record of a page by `itemsStreaming()`: pages where it was there before the last byte was sent",
                "of " + rounds,
                Goal.atLeast(rounds),
                Estimate.exactly(before));
    }

    /** Since before the page was asked for; its last byte is sent no sooner than the pause after that. */
    private static double millis(Flux<?> items) {
        long began = System.nanoTime();
        items.blockFirst();
        return (System.nanoTime() - began) / 1e6;
    }
}
