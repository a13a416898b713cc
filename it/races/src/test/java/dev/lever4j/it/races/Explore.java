package dev.lever4j.it.races;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** How much is explored: little in every build, {@code -Draces.times} as much by {@code scripts/races}. */
public final class Explore {
    /** As told, 1 by default. */
    public static final int TIMES = Integer.getInteger("races.times", 1);

    private static final int ROUNDS = 4_000;

    private Explore() {}

    /** Scenarios drawn by chance, each played on real threads many times over. */
    public static StressOptions stress() {
        return stress(150);
    }

    /** @param invocations of each scenario; fewer where one takes long */
    public static StressOptions stress(int invocations) {
        return new StressOptions()
                .iterations(6 * TIMES)
                .invocationsPerIteration(invocations)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .minimizeFailedScenario(false);
    }

    /** Scenarios drawn by chance, each played in as many orders of its reads and writes as the limit allows. */
    public static ModelCheckingOptions model() {
        return new ModelCheckingOptions()
                .iterations(6 * TIMES)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .minimizeFailedScenario(false);
    }

    /** Plays rounds of what is not told by results alone; a round makes what it needs and checks what came of it. */
    public static void rounds(Round round) {
        for (int number = 0; number < ROUNDS * TIMES; number++) {
            round.play(number);
        }
    }

    /** A moment that differs from round to round, so that those who are let go at once meet at many places. */
    public static void moment(int number) {
        for (int turn = number % 97; turn > 0; turn--) {
            Thread.onSpinWait();
        }
    }

    /** One meeting of threads. */
    @FunctionalInterface
    public interface Round {
        void play(int number);
    }
}
