package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.endpoint.Resend;
import dev.lever4j.it.races.Explore;
import dev.lever4j.resilience.Attempt;
import dev.lever4j.resilience.Outcome;
import dev.lever4j.resilience.RetryBudget;
import dev.lever4j.resilience.RetryDecision;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** What calls that fail at once take from a client's retry budget, and what those that succeed bring back. */
class RetryQuotaRacesTest {
    private static final int BUDGET = 30;
    private static final RetryPolicy POLICY =
            new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), BUDGET, 14, 5);

    /** What is explored. */
    public static class Real {
        private final RetryQuota quota = new RetryQuota(POLICY);

        @Operation
        public boolean again(@Param(gen = BooleanGen.class) boolean throttled) {
            Outcome outcome = throttled ? new Outcome.Throttled(Optional.empty()) : new Outcome.NotSent();
            RetryDecision decision =
                    quota.decide(new Attempt(1, Resend.SAFE, false, false), outcome, Duration.ofSeconds(9), 0.5, true);
            return decision instanceof RetryDecision.Again;
        }

        @Operation
        public void succeeded(@Param(gen = IntGen.class, conf = "0:14") int cost) {
            quota.succeeded(cost);
        }

        @Operation
        public int left() {
            return quota.left();
        }
    }

    /** The same, one after the other. */
    public static class Specified {
        private int left = BUDGET;

        public boolean again(boolean throttled) {
            int cost = throttled ? 5 : 14;
            boolean covered = cost <= left;
            left -= covered ? cost : 0;
            return covered;
        }

        public void succeeded(int cost) {
            left = Math.min(BUDGET, left + Math.max(1, cost));
        }

        public int left() {
            return left;
        }
    }

    /** A planted fault: the budget is looked at in one step, and spent in another. */
    public static class Planted {
        private volatile RetryBudget budget = POLICY.fullBudget();

        @Operation
        public boolean again(@Param(gen = BooleanGen.class) boolean throttled) {
            int cost = throttled ? 5 : 14;
            boolean covered = cost <= budget.left();
            if (covered) {
                budget = budget.spend(Math.min(cost, budget.left()));
            }
            return covered;
        }

        @Operation
        public void succeeded(@Param(gen = IntGen.class, conf = "0:14") int cost) {
            budget = budget.giveBack(cost);
        }

        @Operation
        public int left() {
            return budget.left();
        }
    }

    @Test
    void onRealThreads() {
        Explore.stress().sequentialSpecification(Specified.class).check(Real.class);
    }

    @Test
    void inEveryOrder() {
        Explore.model().sequentialSpecification(Specified.class).check(Real.class);
    }

    @Test
    void aPlantedFaultIsSeen() {
        assertThatThrownBy(() ->
                        Explore.model().sequentialSpecification(Specified.class).check(Planted.class))
                .isInstanceOf(LincheckAssertionError.class);
    }
}
