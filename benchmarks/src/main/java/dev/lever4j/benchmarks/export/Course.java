package dev.lever4j.benchmarks.export;

import dev.lever4j.simulator.Simulator;
import java.time.Duration;

/**
 * What every schedule has to export, and from what kind of server: its limit is Lever's. All opportunities, and, unless
 * it is about the list alone, the notes of each.
 *
 * @param pageSize small, so that the list takes a while although there are few opportunities
 * @param errors the share of requests that is answered 503
 * @param listAlone without the notes
 */
record Course(int opportunities, int pageSize, Duration latency, Duration spread, double errors, boolean listAlone) {
    static final double LIMIT = 10;
    static final int BURST = 20;

    /** Requests that cannot be spared. */
    long least() {
        return (opportunities + pageSize - 1) / pageSize + (listAlone ? 0 : opportunities);
    }

    /** Each schedule has one of its own, and all of them the same data and the same luck. */
    Simulator start() {
        return Simulator.builder()
                .opportunities(opportunities)
                .rate(LIMIT, BURST)
                .latency(latency, spread)
                .errors(errors)
                .start();
    }

    @Override
    public String toString() {
        return String.format(
                "%,d opportunities in pages of %d%s (%,d requests), answers after %d ± %d ms,"
                        + " %.1f %% of 503, %.0f requests/s, bursts of %d",
                opportunities,
                pageSize,
                listAlone ? "" : " and the notes of each",
                least(),
                latency.toMillis(),
                spread.toMillis(),
                errors * 100,
                LIMIT,
                BURST);
    }
}
