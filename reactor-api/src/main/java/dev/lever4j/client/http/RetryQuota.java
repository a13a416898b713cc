package dev.lever4j.client.http;

import dev.lever4j.resilience.Attempt;
import dev.lever4j.resilience.Outcome;
import dev.lever4j.resilience.RetryBudget;
import dev.lever4j.resilience.RetryDecision;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A client's retry budget, spent in the same step in which a retry is decided on. */
final class RetryQuota {
    private final RetryPolicy policy;
    private final AtomicReference<RetryBudget> budget;

    RetryQuota(RetryPolicy policy) {
        this.policy = policy;
        this.budget = new AtomicReference<>(policy.fullBudget());
    }

    /** @param canStartOver false where no retry can follow, so that none is paid for */
    RetryDecision decide(Attempt attempt, Outcome outcome, Duration left, double chance, boolean canStartOver) {
        while (true) {
            RetryBudget now = current();
            RetryDecision decision = policy.decide(attempt, outcome, left, now, chance);
            if (decision instanceof RetryDecision.Again && !canStartOver) {
                return new RetryDecision.GiveUp(RetryDecision.Reason.FINAL);
            }
            if (!(decision instanceof RetryDecision.Again again)
                    || budget.compareAndSet(now, now.spend(again.cost()))) {
                return decision;
            }
        }
    }

    void succeeded(int lastCost) {
        RetryBudget now = current();
        for (RetryBudget next = now.giveBack(lastCost); next != now; next = now.giveBack(lastCost)) {
            if (budget.compareAndSet(now, next)) {
                return;
            }
            now = current();
        }
    }

    int left() {
        return current().left();
    }

    private RetryBudget current() {
        return Objects.requireNonNull(budget.get());
    }
}
