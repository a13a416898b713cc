package dev.lever4j.simulator;

import java.time.Duration;

/** Refuses settings that make no sense, in words. */
final class Checks {
    private Checks() {}

    static int between(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    what + " must be between " + min + " and " + max + ", not " + value + ".");
        }
        return value;
    }

    static double rate(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("The rate must be above 0 requests per second, not " + perSecond + ".");
        }
        return perSecond;
    }

    static double share(String what, double share) {
        return between(what, share, 1);
    }

    static double between(String what, double value, int max) {
        if (!(value >= 0 && value <= max)) {
            throw new IllegalArgumentException(what + " must be between 0 and " + max + ", not " + value + ".");
        }
        return value;
    }

    static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative, but is " + duration + ".");
        }
        return duration;
    }
}
