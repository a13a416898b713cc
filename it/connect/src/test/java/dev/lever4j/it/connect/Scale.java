package dev.lever4j.it.connect;

import dev.lever4j.simulator.Simulator;
import java.time.Duration;

/**
 * How large a run is: small by itself, as large as a script says by properties.
 *
 * @param measured requests of each account before anything is killed
 */
record Scale(int accounts, int opportunities, int rate, int page, int tasks, int measured, Duration patience) {
    static Scale told() {
        return new Scale(
                number("accounts", 8),
                number("opportunities", 240),
                number("rate", 2),
                10,
                number("tasks", 4),
                number("measured", 8),
                Duration.ofSeconds(number("patience", 180)));
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("connect." + name, otherwise);
    }

    /** Where an account's limit and size are set. The burst leaves the client room for the network's whims. */
    Simulator.Builder of(Simulator.Builder account) {
        return account.opportunities(opportunities).rate(rate, 2 * rate + 2);
    }
}
