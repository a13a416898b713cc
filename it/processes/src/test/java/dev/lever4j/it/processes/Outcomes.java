package dev.lever4j.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How calls ended, as one line of text: how many succeeded, then each kind of failure and how often. */
record Outcomes(long ok, Map<String, Long> failures) {
    static final String OK = "ok";
    /** Ends a failure whose call took as long as half the life of a token that really expires. */
    static final String AFTER_A_STANDSTILL = " (after a standstill)";

    static final Outcomes NONE = new Outcomes(0, Map.of());

    private static final Pattern BETWEEN = Pattern.compile(" \\| ");
    private static final Pattern TRIED = Pattern.compile(" \\(GET .*\\)$");

    private static String of(Throwable error) {
        StringBuilder text = new StringBuilder(one(error));
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            text.append(" <- ").append(one(cause));
        }
        return text.toString();
    }

    /** @param took from the call to its end */
    static String of(Throwable error, Duration took) {
        boolean stoodStill = took.compareTo(Numbers.LIFE.dividedBy(2)) >= 0;
        return of(error) + (stoodStill ? AFTER_A_STANDSTILL : "");
    }

    private static String one(Throwable error) {
        String message = String.valueOf(error.getMessage()).replace('\n', ' ').replace('|', '/');
        return error.getClass().getSimpleName() + ": " + TRIED.matcher(message).replaceFirst("");
    }

    static Outcomes count(List<String> each) {
        Outcomes counted = NONE;
        for (String one : each) {
            counted = counted.plus(one.equals(OK) ? new Outcomes(1, Map.of()) : new Outcomes(0, Map.of(one, 1L)));
        }
        return counted;
    }

    static Outcomes parse(String text) {
        String[] parts = BETWEEN.split(text);
        Map<String, Long> failures = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] failure = parts[i].split(" ", 2);
            failures.put(failure[1], Long.valueOf(failure[0]));
        }
        return new Outcomes(Long.parseLong(parts[0]), failures);
    }

    Outcomes plus(Outcomes others) {
        Map<String, Long> all = new TreeMap<>(failures);
        others.failures.forEach((what, times) -> all.merge(what, times, Long::sum));
        return new Outcomes(ok + others.ok, all);
    }

    /** @param who is shown if not */
    void allSucceeded(Object who) {
        assertThat(failures).as("%s", who).isEmpty();
    }

    /** @param who is shown if not */
    void allFailed(Class<? extends Throwable> type, Object who) {
        assertThat(ok).as("%s", who).isZero();
        assertThat(failures.keySet())
                .as("%s", who)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).startsWith(type.getSimpleName() + ":"));
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(ok);
        failures.forEach(
                (what, times) -> text.append(" | ").append(times).append(' ').append(what));
        return text.toString();
    }
}
