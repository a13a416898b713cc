package dev.lever4j.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Ledger;
import java.time.Duration;
import java.util.List;

/** How much of a limit was used, by what the server counted and by its clock. */
public final class LimitUse {
    private LimitUse() {}

    /** At least 95 % of what may be sent in that time, after the burst; 429s are 1 % at most. */
    public static void assertFull(String who, Ledger ledger, RateLimit limit) {
        List<Ledger.Entry> requests = ledger.apiRequests();
        double most = limit.burst() + limit.perSecond() * seconds(requests);
        System.out.printf(
                "%s: %d requests of %.0f (%.1f %%), %d times 429%n",
                who, requests.size(), most, 100 * requests.size() / most, ledger.rateLimited());
        assertThat(requests.size() / most).isGreaterThanOrEqualTo(0.95);
        assertThat(ledger.rateLimited()).isLessThanOrEqualTo(requests.size() / 100);
    }

    static double seconds(List<Ledger.Entry> requests) {
        Ledger.Entry last = requests.get(requests.size() - 1);
        return Duration.between(requests.get(0).at(), last.at()).toNanos() / 1e9;
    }
}
