package dev.lever4j.cli;

import dev.lever4j.resilience.RateLimit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast. */
final class RateOptions {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?) ?%");

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Requests a second at most. Default: 10, Lever's limit, or what the integration says; less leaves"
                            + " room for others who use the same credential.")
    private @Nullable Double rate;

    @Option(names = "--share", paramLabel = "PERCENT", description = "A part of that default instead, such as 60%%.")
    private @Nullable String share;

    /**
     * What becomes of the usual rate, with bursts of the same proportion.
     *
     * @throws Failure if an option is no rate, or both are given
     */
    UnaryOperator<RateLimit> choice() {
        if (rate != null && share != null) {
            throw Failure.usage("--rate and --share both say how fast; give one of them");
        }
        if (share != null) {
            double part = part(share);
            return usual -> valid(() -> partOf(usual, part));
        }
        if (rate == null) {
            return usual -> usual;
        }
        double perSecond = rate;
        RateLimit chosen = valid(() -> RateLimit.of(perSecond));
        return usual -> chosen;
    }

    private static double part(String text) {
        Matcher percent = PERCENT.matcher(text.strip());
        double part = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : 0;
        if (part <= 0 || part > 1) {
            throw Failure.usage("--share is a percentage of up to 100, such as 60%");
        }
        return part;
    }

    /** The usual one may have bursts of its own, and they keep their proportion. */
    private static RateLimit partOf(RateLimit usual, double part) {
        return new RateLimit(usual.perSecond() * part, (int) Math.max(1, usual.burst() * part));
    }

    private static RateLimit valid(Supplier<RateLimit> limit) {
        try {
            return limit.get();
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--rate must be from 0.001 to 1000000 requests a second");
        }
    }
}
