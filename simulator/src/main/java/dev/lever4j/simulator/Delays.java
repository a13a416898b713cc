package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Dice;
import java.time.Duration;
import java.util.function.Supplier;

/** How long answers are held back. */
final class Delays {
    private final Dice dice;
    private final Supplier<Times> times;

    /**
     * For how long.
     *
     * @param api answers of the Data API
     * @param token answers of the token endpoint
     */
    record Times(Span api, Duration token) {
        static final Times NONE = new Times(Span.NONE, Duration.ZERO);

        Times api(Span latency) {
            return new Times(latency, token);
        }

        Times token(Duration latency) {
            return new Times(api, latency);
        }
    }

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

    /** @param times looked at for each answer */
    Delays(long seed, Supplier<Times> times) {
        this.dice = Dice.latency(seed);
        this.times = times;
    }

    /** Each call is another answer. */
    Duration of(String path) {
        Times now = times.get();
        return path.equals(Ledger.TOKEN_PATH) ? now.token() : now.api().at(dice.next());
    }
}
