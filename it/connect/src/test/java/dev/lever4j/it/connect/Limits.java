package dev.lever4j.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How much of its limit each account has used, by the server's own count. */
final class Limits {
    private final Customers customers;
    private final Scale scale;

    Limits(Customers customers, Scale scale) {
        this.customers = customers;
        this.scale = scale;
    }

    /** Prints it for the time before anything was killed, in which each account has work: it is the machine's too. */
    void untouchedUntilNow() {
        double[] shares = IntStream.range(0, customers.size())
                .mapToDouble(index -> used(customers.served(index)))
                .sorted()
                .toArray();
        System.out.printf(
                "%d accounts at %d/s: of its limit the least used %.1f %%, the middle one %.1f %%, the most %.1f %%%n",
                shares.length,
                scale.rate(),
                100 * shares[0],
                100 * shares[shares.length / 2],
                100 * shares[shares.length - 1]);
    }

    /** From the second to the last: what a burst lets through at first says nothing of the pace. */
    private double used(List<Ledger.Entry> served) {
        int first = scale.rate() + 1;
        if (served.size() <= first + 1) {
            return 0;
        }
        Ledger.Entry begin = served.get(first);
        Ledger.Entry end = served.get(served.size() - 1);
        double seconds = Duration.between(begin.at(), end.at()).toNanos() / 1e9;
        return (served.size() - 1 - first) / seconds / scale.rate();
    }

    /** What goes above it is answered 429. */
    void kept() {
        for (int index = 0; index < customers.size(); index++) {
            assertThat(customers.account(index).ledger().rateLimited())
                    .as(customers.name(index))
                    .isZero();
        }
    }
}
