package dev.lever4j.resilience;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Date header in the first line, values of Retry-After in the others. No wait is negative, none is absurd. */
public final class RetryAfterTarget {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private RetryAfterTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.RETRY_AFTER.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> lines = List.of(new String(input, ISO_8859_1).split("\n", -1));
        Optional<String> date = Optional.of(lines.get(0));
        List<String> values = lines.subList(1, lines.size());
        Optional<Duration> wait = RetryAfter.parse(values, date, NOW);
        wait.ifPresent(RetryAfterTarget::checkBounds);
        Check.equal(RetryAfter.parse(twice(values), date, NOW), wait, "said twice it is another wait");
        if (values.stream().map(String::strip).distinct().count() > 1) {
            Check.that(wait.isEmpty(), "a wait of values that contradict each other");
        } else if (!values.isEmpty() && values.get(0).matches("[0-9]{1,9}")) {
            Check.equal(wait, Optional.of(Duration.ofSeconds(Long.parseLong(values.get(0)))), "not the seconds");
        } else if (wait.isPresent() && HttpDate.parse(values.get(0)).isPresent()) {
            Instant sent = HttpDate.parse(lines.get(0)).orElse(NOW);
            Instant until = HttpDate.parse(values.get(0)).orElseThrow();
            Check.that(!until.isAfter(sent) == wait.get().isZero(), "no wait until a date, or one for a date gone by");
        }
    }

    private static List<String> twice(List<String> values) {
        return Stream.concat(values.stream(), values.stream()).toList();
    }

    private static void checkBounds(Duration wait) {
        Check.that(!wait.isNegative(), "a negative wait");
        Check.that(wait.compareTo(RetryAfter.LONGEST) <= 0, "an absurd wait");
        Check.that(wait.toNanos() >= 0, "a wait that no timer takes");
    }
}
