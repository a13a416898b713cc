package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Row;
import dev.lever4j.benchmarks.mode.Ours;
import dev.lever4j.benchmarks.server.ServerProcess;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A server that allows 10 requests a second and 20 at once, and clients with their defaults that want more. */
final class UnderTheLimit {
    private static final int REQUESTS = 400;
    private static final int PER_SECOND = 10;
    private static final int BURST = 20;

    private UnderTheLimit() {}

    /** One client and four, at the same time, each with a server of its own: they wait nearly all of it. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Stream.of(1, 4).parallel().map(UnderTheLimit::of).forEachOrdered(rows::addAll);
        return rows;
    }

    private static List<Row> of(int clients) {
        try (ServerProcess server = ServerProcess.start(1, 0, PER_SECOND);
                LeverResources resources = LeverResources.builder().build()) {
            TokenStore grant = Ours.grant();
            List<LeverClient> all = IntStream.range(0, clients)
                    .mapToObj(i -> Ours.builder(server.api(), grant)
                            .resources(resources)
                            .build())
                    .toList();
            // a first burst that waits for classes to be loaded would come to the server together with the next one
            all.get(0).raw().get("/stages").exchange().repeat(4).blockLast();
            Mono.delay(Duration.ofSeconds(1)).block();
            long began = System.nanoTime();
            Flux.fromIterable(all)
                    .flatMap(client -> Flux.range(0, REQUESTS / clients)
                            .flatMap(i -> client.raw().get("/stages").exchange(), 16))
                    .then()
                    .block();
            double seconds = (System.nanoTime() - began) / 1e9;
            double least = (double) (REQUESTS - BURST) / PER_SECOND;
            String who = REQUESTS + " requests under 10/s, burst 20, "
                    + (clients == 1 ? "one client" : clients + " clients on one credential");
            return List.of(
                    new Row(
                            who + ": share of the ceiling",
                            "%",
                            Goal.atLeast(99),
                            Estimate.exactly(100 * least / seconds)),
                    new Row(who + ": answers of 429", "", Goal.atMost(0), Estimate.exactly((double) server.refused())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
