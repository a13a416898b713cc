package dev.lever4j.it.processes;

import java.time.Duration;
import java.util.List;

/**
 * What became of grants whose process was killed at a step of a refresh.
 *
 * @param grace of the server, for a spent refresh token
 * @param lost grants that an admin has to connect again
 * @param reuses spent refresh tokens that were presented, in the grace or not
 * @param presented how often the old refresh token was presented after the kill
 */
record Tally(Step step, Duration grace, int kills, long lost, long reuses, long presented) {
    Tally(Step step, Duration grace) {
        this(step, grace, 0, 0, 0, 0);
    }

    /** One kill more. */
    Tally plus(boolean isLost, long reused, long presentedAgain) {
        return new Tally(step, grace, kills + 1, lost + (isLost ? 1 : 0), reuses + reused, presented + presentedAgain);
    }

    static String table(List<Tally> rows) {
        StringBuilder text = new StringBuilder(String.format(
                "%n%-36s %5s %6s %6s %7s %10s%n", "killed", "grace", "kills", "lost", "reuses", "presented"));
        for (Tally row : rows) {
            text.append(String.format(
                    "%-36s %3d s %6d %6d %7d %10d%n",
                    row.step.what(), row.grace.toSeconds(), row.kills, row.lost, row.reuses, row.presented));
        }
        return text.toString();
    }
}
