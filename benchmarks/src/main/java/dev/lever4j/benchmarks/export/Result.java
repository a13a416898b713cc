package dev.lever4j.benchmarks.export;

import dev.lever4j.simulator.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What a schedule took, as its server saw it.
 *
 * @param records that it got
 * @param warmUp requests of the first five seconds, bursts included
 * @param list of the list, from its first request to its last answer
 * @param children of what lies under it
 */
record Result(String schedule, long records, long requests, long warmUp, double throttled, Phase list, Phase children) {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final String LIST = "/v1/opportunities";

    /**
     * @param used the share of allowed requests that were sent and not answered 429, the first five seconds of the run
     *     apart
     */
    record Phase(double seconds, double used) {
        static final Phase NONE = new Phase(0, 0);

        static Phase of(List<Ledger.Entry> entries, Instant from) {
            if (entries.isEmpty()) {
                return NONE;
            }
            Instant began = entries.get(0).at().isAfter(from) ? entries.get(0).at() : from;
            Instant first = entries.get(0).at();
            Instant last = entries.stream()
                    .map(entry -> Objects.requireNonNull(entry.answeredAt()))
                    .max(Instant::compareTo)
                    .orElseThrow();
            Instant lastSent = entries.get(entries.size() - 1).at();
            long sent = entries.stream()
                    .filter(entry -> !entry.at().isBefore(began) && entry.status() != 429)
                    .count();
            return new Phase(between(first, last), sent / (Math.max(0.001, between(began, lastSent)) * Course.LIMIT));
        }
    }

    static Result of(String schedule, long records, List<Ledger.Entry> entries) {
        Instant began = entries.get(0).at();
        long throttled = entries.stream().filter(entry -> entry.status() == 429).count();
        return new Result(
                schedule,
                records,
                entries.size(),
                entries.stream()
                        .filter(entry -> entry.at().isBefore(began.plus(FIRST)))
                        .count(),
                (double) throttled / entries.size(),
                phase(entries, entry -> entry.path().equals(LIST), began.plus(FIRST)),
                phase(entries, entry -> !entry.path().equals(LIST), began.plus(FIRST)));
    }

    private static Phase phase(List<Ledger.Entry> entries, Predicate<Ledger.Entry> which, Instant from) {
        return Phase.of(entries.stream().filter(which).toList(), from);
    }

    double seconds() {
        return list.seconds + children.seconds;
    }

    private static double between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
