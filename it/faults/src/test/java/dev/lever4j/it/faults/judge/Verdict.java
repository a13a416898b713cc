package dev.lever4j.it.faults.judge;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one cell.
 *
 * @param failing null where it passes
 * @param why what came, for whoever wants to know
 */
public record Verdict(@Nullable Failing failing, String why) {
    static final Verdict PASSES = new Verdict(null, "");

    static Verdict of(Failing failing, String why) {
        return new Verdict(failing, why);
    }

    public boolean passes() {
        return failing == null;
    }
}
