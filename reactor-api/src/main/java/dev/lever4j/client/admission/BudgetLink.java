package dev.lever4j.client.admission;

import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.resilience.RateLimit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The budgets that this process shares with others. It says once that some cannot be reached, and once that all can.
 */
public final class BudgetLink {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.rate");
    private static final double SLOWEST = 0.001;

    private final RateBudgets budgets;
    private final double share;
    private final TimeAndChance time;
    private final AtomicInteger away = new AtomicInteger();

    /** @param share of each limit that this process goes on with while a budget cannot be reached */
    public BudgetLink(RateBudgets budgets, double share, TimeAndChance time) {
        this.budgets = budgets;
        this.share = share;
        this.time = time;
    }

    /** The permits of one credential. */
    public Permits of(String credential, RateLimit limit) {
        RateLimit own = new RateLimit(Math.max(SLOWEST, limit.perSecond() * share), 1);
        return new SharedPermits(this, Mono.defer(() -> budgets.take(credential, limit)), own, time);
    }

    void isLost(Throwable error) {
        if (away.getAndIncrement() == 0) {
            LOG.warn(
                    "shared rate budgets cannot be reached ({}); until they are back this process sends at {} of the"
                            + " limit of each account that this concerns",
                    error.getClass().getName(),
                    share);
        }
    }

    /** Of a budget that was away when it was last needed: it is not back for all that. */
    void isNobodys() {
        away.decrementAndGet();
    }

    void isBack() {
        if (away.decrementAndGet() == 0) {
            LOG.info("the shared rate budgets are back");
        }
    }
}
