package dev.lever4j.benchmarks.measure;

import java.util.Locale;

/** A bound that a median has to keep. */
public record Goal(double bound, boolean isCeiling) {
    /** What can be said of a goal. */
    public enum Verdict {
        MET("met"),
        MISSED("missed"),
        OPEN("open");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public static Goal atMost(double bound) {
        return new Goal(bound, true);
    }

    public static Goal atLeast(double bound) {
        return new Goal(bound, false);
    }

    /** Met if the median keeps the bound, missed for certain if the whole interval breaks it, open otherwise. */
    public Verdict verdict(Estimate measured) {
        if (isKept(measured.median())) {
            return Verdict.MET;
        }
        double best = isCeiling ? measured.low() : measured.high();
        return isKept(best) ? Verdict.OPEN : Verdict.MISSED;
    }

    private boolean isKept(double value) {
        return isCeiling ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (isCeiling ? "≤ " : "≥ ") + String.format(Locale.ROOT, "%s", number(bound));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
