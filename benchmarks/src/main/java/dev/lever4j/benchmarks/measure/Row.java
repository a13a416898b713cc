package dev.lever4j.benchmarks.measure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what is compared with what
 * @param unit behind the numbers; empty for ratios
 * @param goal null where the number is only told
 */
public record Row(String what, String unit, @Nullable Goal goal, Estimate measured) {
    static final String HEAD = "| what | goal | median | 95 % interval | |\n|---|---|---|---|---|\n";

    public static Row ratio(String what, @Nullable Goal goal, Estimate measured) {
        return new Row(what, "", goal, measured);
    }

    String markdown() {
        return "| " + what + " | " + (goal == null ? "" : goal + behind()) + " | " + number(measured.median())
                + behind()
                + " | " + range(measured) + " | "
                + (goal == null ? "" : goal.verdict(measured).text()) + " |\n";
    }

    private static String range(Estimate of) {
        if (of.isExact()) {
            return "";
        }
        return Double.isInfinite(of.low()) ? "too few runs" : number(of.low()) + " to " + number(of.high());
    }

    private String behind() {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
