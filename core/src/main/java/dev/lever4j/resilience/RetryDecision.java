package dev.lever4j.resilience;

import java.time.Duration;

/** What follows a failed attempt. */
public sealed interface RetryDecision {
    /**
     * Send again.
     *
     * @param cost to be taken from the budget
     */
    record Again(Duration delay, int cost) implements RetryDecision {}

    /** The error goes to the caller. */
    record GiveUp(Reason reason) implements RetryDecision {}

    /** What the caller wanted is so already: a DELETE that may have arrived, and then 404. */
    record AlreadyDone() implements RetryDecision {}

    /** Why a call is given up. */
    enum Reason {
        /** Another try changes nothing. */
        FINAL,
        /** A write that may have been applied. */
        OUTCOME_UNKNOWN,
        ATTEMPTS_SPENT,
        /** Lever asked for a longer wait than the policy allows. */
        WAIT_TOO_LONG,
        /** The wait would outlast the call. */
        NO_TIME_LEFT,
        /** Too many calls of this client fail already. */
        BUDGET_SPENT
    }
}
