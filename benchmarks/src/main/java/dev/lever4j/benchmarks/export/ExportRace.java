package dev.lever4j.benchmarks.export;

import dev.lever4j.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exports the same account by several schedules, all at the same time, and prints how long each took and how much of
 * the limit it used. Arguments: opportunities, page size, latency and its spread in milliseconds, share of errors; then
 * {@code list} to leave out what lies under the opportunities, {@code alone} to leave out the other schedules. Fails
 * where two of them did not get the same records.
 */
final class ExportRace {
    private ExportRace() {}

    public static void main(String[] arguments) throws Exception {
        Set<String> words = Arrays.stream(arguments).collect(Collectors.toSet());
        Course course = new Course(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Duration.ofMillis(Long.parseLong(arguments[2])),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Double.parseDouble(arguments[4]),
                words.contains("list"));
        System.out.println(course + "\n");
        Path folder = Files.createTempDirectory("export-race");
        Stream<Schedule> others = words.contains("alone") ? Stream.empty() : Stream.of(ByHand.values());
        List<Result> results = results(
                course, Stream.concat(Stream.of(new Ours(folder)), others).toList());
        print(results);
        long different = results.stream().mapToLong(Result::records).distinct().count();
        System.exit(different == 1 ? 0 : 1);
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
                .orElse(results.get(0));
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
