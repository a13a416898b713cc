package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.NoAnswerException;
import dev.lever4j.resilience.Attempt;
import dev.lever4j.resilience.Outcome;
import dev.lever4j.resilience.RetryDecision;
import dev.lever4j.resilience.RetryDecision.Again;
import dev.lever4j.resilience.RetryDecision.GiveUp;
import dev.lever4j.resilience.RetryDecision.Reason;
import reactor.core.publisher.Mono;

/** The attempts of one subscription, which follow each other and never overlap. */
final class RetryRun {
    private final Flight flight;
    private final RetryQuota quota;
    private final TimeAndChance time;
    private Attempt attempt;
    private int lastCost;

    RetryRun(Flight flight, RetryQuota quota, TimeAndChance time) {
        Endpoint endpoint = flight.call().endpoint();
        this.flight = flight;
        this.quota = quota;
        this.time = time;
        this.attempt = Attempt.first(endpoint.resend(), endpoint.method() == HttpMethod.DELETE);
    }

    /** Completes when it is time to send again; errors with what the caller gets. */
    Mono<Long> after(Throwable error) {
        Outcome outcome = Outcome.of(error, !flight.log().holdBack());
        double chance = time.random().nextDouble();
        boolean canStartOver = flight.call().canStartOver();
        RetryDecision decision = quota.decide(attempt, outcome, flight.clock().left(), chance, canStartOver);
        attempt = attempt.after(outcome);
        if (decision instanceof Again again) {
            lastCost = again.cost();
            return Mono.delay(again.delay(), time.scheduler());
        }
        return Mono.error(decision instanceof GiveUp giveUp ? givenUp(error, giveUp.reason()) : new DoneBefore());
    }

    void succeeded() {
        quota.succeeded(lastCost);
    }

    private Throwable givenUp(Throwable error, Reason reason) {
        if (!(error instanceof LeverException failure)) {
            return error;
        }
        return noted(reason == Reason.OUTCOME_UNKNOWN ? flight.outcomeUnknown(failure) : failure);
    }

    /** A call that never came to a request has nothing to tell. */
    private LeverException noted(LeverException failure) {
        FlightLog log = flight.log();
        boolean tried = log.sends() > 0 || failure instanceof NoAnswerException;
        return tried
                ? failure.after(log.tried(
                        flight.call().endpoint().label(), flight.clock().elapsed()))
                : failure;
    }

    /** Ends the attempts of a DELETE whose work turned out to be done; never leaves the retry filter. */
    static final class DoneBefore extends RuntimeException {
        private static final long serialVersionUID = 1;

        DoneBefore() {
            super("done before", null, false, false);
        }
    }
}
