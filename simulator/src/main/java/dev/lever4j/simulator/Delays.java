package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Dice;
import java.time.Duration;

/** How long answers are held back. */
final class Delays {
    private final Dice dice;
    private volatile Span api = Span.NONE;
    private volatile Duration token = Duration.ZERO;

    /** A time somewhere from {@code least} on. */
    record Span(Duration least, Duration width) {
        static final Span NONE = new Span(Duration.ZERO, Duration.ZERO);

        static Span around(Duration mean, Duration spread) {
            Checks.notNegative("latency", mean);
            Checks.notNegative("spread", spread);
            return new Span(Checks.notNegative("latency - spread", mean.minus(spread)), spread.multipliedBy(2));
        }

        Duration at(double share) {
            return least.plusNanos(Math.round(width.toNanos() * share));
        }
    }

    Delays(long seed) {
        this.dice = Dice.latency(seed);
    }

    void api(Span latency) {
        this.api = latency;
    }

    void token(Duration latency) {
        this.token = latency;
    }

    /** Each call is another answer. */
    Duration of(String path) {
        return path.equals(Ledger.TOKEN_PATH) ? token : api.at(dice.next());
    }
}
