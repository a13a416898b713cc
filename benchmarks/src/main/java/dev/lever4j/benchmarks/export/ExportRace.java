package dev.lever4j.benchmarks.export;

import dev.lever4j.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Exports the same account by several schedules, all at the same time, and prints how long each took and how much of
 * the limit it used. Arguments: opportunities, page size, latency and its spread in milliseconds, share of errors.
 */
final class ExportRace {
    private ExportRace() {}

    public static void main(String[] arguments) throws Exception {
        Course course = new Course(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Duration.ofMillis(Long.parseLong(arguments[2])),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Double.parseDouble(arguments[4]));
        System.out.println(course + "\n");
        Path folder = Files.createTempDirectory("export-race");
        print(results(
                course,
                Stream.concat(Stream.of(new Ours(folder)), Stream.of(ByHand.values()))
                        .toList()));
        System.exit(0);
    }

    private static List<Result> results(Course course, List<Schedule> schedules) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(schedules.size());
        List<Future<Result>> running = new ArrayList<>();
        for (Schedule schedule : schedules) {
            running.add(lanes.submit(() -> result(course, schedule)));
        }
        List<Result> results = new ArrayList<>();
        for (Future<Result> one : running) {
            results.add(one.get());
        }
        return results;
    }

    private static Result result(Course course, Schedule schedule) throws Exception {
        try (Simulator server = course.start()) {
            long records = schedule.run(course, server);
            return Result.of(schedule.text(), records, server.ledger().entries());
        }
    }

    private static void print(List<Result> results) {
        Result slow = results.stream()
                .filter(result -> result.schedule().equals(ByHand.SEQUENTIAL.text()))
                .findFirst()
                .orElseThrow();
        System.out.println("| schedule | records | requests | first 5 s | list | used | children | used | 429 |"
                + " list, times as fast | all, times as fast |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (Result of : results) {
            System.out.printf(
                    "| %s | %,d | %,d | %d | %.1f s | %.1f %% | %.1f s | %.1f %% | %.2f %% | %.2f | %.2f |%n",
                    of.schedule(),
                    of.records(),
                    of.requests(),
                    of.warmUp(),
                    of.list().seconds(),
                    of.list().used() * 100,
                    of.children().seconds(),
                    of.children().used() * 100,
                    of.throttled() * 100,
                    slow.list().seconds() / of.list().seconds(),
                    slow.seconds() / of.seconds());
        }
    }
}
