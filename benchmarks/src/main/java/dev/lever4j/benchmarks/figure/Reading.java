package dev.lever4j.benchmarks.figure;

import dev.lever4j.benchmarks.measure.Cost;
import dev.lever4j.benchmarks.measure.Estimate;
import dev.lever4j.benchmarks.measure.Goal;
import dev.lever4j.benchmarks.measure.Race;
import dev.lever4j.benchmarks.measure.Row;
import dev.lever4j.benchmarks.mode.Account;
import dev.lever4j.benchmarks.mode.Modes;
import dev.lever4j.benchmarks.server.ServerProcess;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All modes read the same list: 100 pages of 100 records. */
final class Reading {
    private static final int PAGES = 100;
    private static final ToDoubleFunction<Cost> CPU = Cost::cpuPerItem;
    private static final ToDoubleFunction<Cost> SPEED = Cost::perSecond;

    private final Race race;

    private Reading(Race race) {
        this.race = race;
    }

    static Reading of(int rounds) {
        try (ServerProcess server = ServerProcess.start(PAGES, 0, 0)) {
            return new Reading(Race.run(Modes.all(new Account(server.api(), PAGES)), rounds));
        }
    }

    List<Row> rows() {
        return List.of(
                cpu(Modes.TYPED, Modes.SAME_RECORDS, Goal.atMost(0.90)),
                cpu(Modes.TYPED, Modes.OWN_RECORDS, null),
                cpu(Modes.TYPED, Modes.WEB_CLIENT, Goal.atMost(0.58)),
                cpu(Modes.TYPED, Modes.WEB_CLIENT_2, Goal.atMost(0.75)),
                cpu(Modes.TYPED, Modes.JDK, Goal.atMost(0.57)),
                cpu(Modes.TYPED, Modes.RETROFIT, null),
                cpu(Modes.TYPED, Modes.GENERATED, null),
                ratio("records/s", Modes.TYPED, Modes.SAME_RECORDS, SPEED, Goal.atLeast(1.35)),
                ratio("records/s", Modes.TYPED, Modes.WEB_CLIENT, SPEED, Goal.atLeast(1.8)),
                cpu(Modes.TYPED, Modes.DISCARD, Goal.atMost(4.2)),
                cpu(Modes.NDJSON, Modes.SAME_RECORDS, Goal.atMost(0.55)),
                cpu(Modes.STREAMED, Modes.TYPED, null),
                ratio(
                        "bytes allocated a record",
                        Modes.TYPED,
                        Modes.SAME_RECORDS,
                        Cost::allocatedPerItem,
                        Goal.atMost(0.85)));
    }

    /** What each mode took by itself. */
    String table() {
        StringBuilder text = new StringBuilder(
                "| client | records/s | CPU-s per 100,000 records | bytes allocated a record |\n|---|---|---|---|\n");
        for (String name : race.names()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %,.0f |%n",
                    name,
                    race.of(name, SPEED).median(),
                    race.of(name, CPU).median() / 1e4,
                    race.of(name, Cost::allocatedPerItem).median()));
        }
        return text.toString();
    }

    private Row cpu(String one, String other, @Nullable Goal goal) {
        return ratio("CPU a record", one, other, CPU, goal);
    }

    private Row ratio(String what, String one, String other, ToDoubleFunction<Cost> of, @Nullable Goal goal) {
        Estimate measured = race.ratio(one, other, of);
        return Row.ratio(what + ": " + one + " / " + other, goal, measured);
    }
}
