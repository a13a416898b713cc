package dev.lever4j.cli;

import dev.lever4j.resilience.RateLimit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast. */
final class RateOptions {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Requests a second at most. Default: 10, Lever's limit, or what the integration says; less leaves"
                            + " room for others who use the same credential.")
    private @Nullable Double rate;

    /** With a burst of the same proportion as Lever's own; empty where nothing is said. */
    Optional<RateLimit> rate() {
        if (rate == null) {
            return Optional.empty();
        }
        double burst = RateLimit.DEFAULT.burst() * rate / RateLimit.DEFAULT.perSecond();
        try {
            return Optional.of(new RateLimit(rate, (int) Math.max(1, Math.min(burst, 1_000_000))));
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--rate must be from 0.001 to 1000000 requests a second");
        }
    }
}
