package dev.lever4j.resilience;

import dev.lever4j.resilience.RetryDecision.Again;
import dev.lever4j.resilience.RetryDecision.AlreadyDone;
import dev.lever4j.resilience.RetryDecision.GiveUp;
import dev.lever4j.resilience.RetryDecision.Reason;
import java.time.Duration;

/**
 * How often and how patiently a call is tried again. Immutable.
 *
 * @param attempts requests for one call, the first included; 1 for no retry
 * @param transientBase the longest wait after the first failure; doubles with each further one
 * @param throttlingBase the same after a 429
 * @param cap of that doubling, before chance picks the wait between zero and it
 * @param retryAfterCeiling the longest {@code Retry-After} that is waited for; beyond it the call fails at once
 * @param budget shared by all calls of a client
 * @param transientCost of one retry
 * @param throttlingCost of one retry after a 429
 */
public record RetryPolicy(
        int attempts,
        Duration transientBase,
        Duration throttlingBase,
        Duration cap,
        Duration retryAfterCeiling,
        int budget,
        int transientCost,
        int throttlingCost) {

    /** 3 attempts; 50 ms, after a 429 1 s, at most 20 s; {@code Retry-After} up to 60 s; budget 500 at 14 and 5. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            3,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            500,
            14,
            5);

    /** One attempt. */
    public static final RetryPolicy NONE = DEFAULT.attempts(1);

    public RetryPolicy {
        if (attempts < 1 || budget < 0 || transientCost < 0 || throttlingCost < 0) {
            throw new IllegalArgumentException("at least one attempt, and no negative budget or cost");
        }
        if (transientBase.isNegative()
                || throttlingBase.isNegative()
                || cap.isNegative()
                || retryAfterCeiling.isNegative()) {
            throw new IllegalArgumentException("waits must not be negative");
        }
    }

    public RetryPolicy attempts(int most) {
        return new RetryPolicy(
                most, transientBase, throttlingBase, cap, retryAfterCeiling, budget, transientCost, throttlingCost);
    }

    /** The budget a client starts with. */
    public RetryBudget fullBudget() {
        return RetryBudget.full(budget);
    }

    /**
     * Decides what follows a failed attempt.
     *
     * @param left the call's remaining time
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    public RetryDecision decide(Attempt attempt, Outcome outcome, Duration left, RetryBudget budget, double chance) {
        if (outcome instanceof Outcome.Throttled throttled) {
            return afterThrottling(attempt, throttled, left, budget, chance);
        }
        if (outcome instanceof Outcome.NotSent) {
            return again(attempt, backoff(transientBase, attempt, chance), transientCost, left, budget);
        }
        if (outcome instanceof Outcome.Unclear unclear) {
            return afterUnclear(attempt, unclear, left, budget, chance);
        }
        boolean gone = outcome instanceof Outcome.Missing && attempt.delete() && attempt.unclearBefore();
        return gone ? new AlreadyDone() : new GiveUp(Reason.FINAL);
    }

    private RetryDecision afterThrottling(
            Attempt attempt, Outcome.Throttled throttled, Duration left, RetryBudget budget, double chance) {
        Duration asked = throttled.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(retryAfterCeiling) > 0) {
            return new GiveUp(Reason.WAIT_TOO_LONG);
        }
        // on top of what was asked for: earlier than that is too early, and all at once is too many
        Duration wait = asked.plus(backoff(throttlingBase, attempt, chance));
        return again(attempt, wait, throttlingCost, left, budget);
    }

    private RetryDecision afterUnclear(
            Attempt attempt, Outcome.Unclear unclear, Duration left, RetryBudget budget, double chance) {
        if (!attempt.mayRepeat()) {
            return new GiveUp(Reason.OUTCOME_UNKNOWN);
        }
        if (!unclear.passing()) {
            return new GiveUp(Reason.FINAL);
        }
        return again(attempt, backoff(transientBase, attempt, chance), transientCost, left, budget);
    }

    private RetryDecision again(Attempt attempt, Duration wait, int cost, Duration left, RetryBudget budget) {
        if (attempt.number() >= attempts) {
            return new GiveUp(Reason.ATTEMPTS_SPENT);
        }
        if (wait.compareTo(left) >= 0) {
            return new GiveUp(Reason.NO_TIME_LEFT);
        }
        return budget.covers(cost) ? new Again(wait, cost) : new GiveUp(Reason.BUDGET_SPENT);
    }

    /** Full jitter below a doubling ceiling. */
    private Duration backoff(Duration base, Attempt attempt, double chance) {
        double doubled = base.toNanos() * Math.pow(2, attempt.number() - 1.0);
        return Duration.ofNanos((long) (Math.min(doubled, cap.toNanos()) * chance));
    }
}
