package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.endpoint.Resend;
import dev.lever4j.resilience.RetryDecision.Again;
import dev.lever4j.resilience.RetryDecision.AlreadyDone;
import dev.lever4j.resilience.RetryDecision.GiveUp;
import dev.lever4j.resilience.RetryDecision.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;
    private static final RetryBudget FULL = POLICY.fullBudget();
    private static final Duration PLENTY = Duration.ofSeconds(120);
    private static final Outcome PASSING = new Outcome.Unclear(true);
    private static final Outcome THROTTLED = new Outcome.Throttled(Optional.empty());

    @ParameterizedTest
    @EnumSource
    void whatWasNotSentOrWasRefusedByTheRateLimitIsSentAgainWhateverItIs(Resend resend) {
        Attempt first = Attempt.first(resend, false);
        assertThat(decide(first, new Outcome.NotSent(), 0.5)).isEqualTo(new Again(Duration.ofMillis(25), 14));
        assertThat(decide(first, THROTTLED, 0.5)).isEqualTo(new Again(Duration.ofMillis(500), 5));
    }

    @Test
    void whatMayHaveArrivedIsSentAgainOnlyWhereThatIsHarmless() {
        assertThat(decide(safe(), PASSING, 0.5)).isEqualTo(new Again(Duration.ofMillis(25), 14));
        assertThat(decide(safe(), new Outcome.Unclear(false), 0.5)).isEqualTo(new GiveUp(Reason.FINAL));
        Attempt write = Attempt.first(Resend.UNSAFE, false);
        for (boolean passing : new boolean[] {true, false}) {
            assertThat(decide(write, new Outcome.Unclear(passing), 0.5)).isEqualTo(new GiveUp(Reason.OUTCOME_UNKNOWN));
        }
    }

    @Test
    void aWriteThatMayHaveArrivedIsUnknownEvenWhereNoAttemptIsLeft() {
        Attempt last = Attempt.first(Resend.UNSAFE, false).after(THROTTLED).after(THROTTLED);
        assertThat(decide(last, PASSING, 0)).isEqualTo(new GiveUp(Reason.OUTCOME_UNKNOWN));
    }

    @Test
    void theThirdFailureIsTheLast() {
        Attempt third = safe().after(PASSING).after(PASSING);
        assertThat(decide(third, PASSING, 0)).isEqualTo(new GiveUp(Reason.ATTEMPTS_SPENT));
        assertThat(RetryPolicy.NONE.decide(safe(), PASSING, PLENTY, FULL, 0))
                .isEqualTo(new GiveUp(Reason.ATTEMPTS_SPENT));
    }

    @ParameterizedTest(name = "failure {0}: below {1} ms after a fault, {2} ms after a 429")
    @CsvSource({"1, 50, 1000", "2, 100, 2000", "5, 800, 16000", "6, 1600, 20000", "9, 12800, 20000", "60, 20000, 20000"
    })
    void theCeilingDoublesUpToTheCapAndChancePicksBelowIt(int number, long fault, long throttling) {
        RetryPolicy patient = POLICY.attempts(100);
        Attempt attempt = new Attempt(number, Resend.SAFE, false, false);
        for (double chance : new double[] {0, 0.25, 0.75}) {
            assertThat(patient.decide(attempt, PASSING, PLENTY, FULL, chance))
                    .isEqualTo(new Again(Duration.ofNanos((long) (fault * 1_000_000 * chance)), 14));
            assertThat(patient.decide(attempt, THROTTLED, PLENTY, FULL, chance))
                    .isEqualTo(new Again(Duration.ofNanos((long) (throttling * 1_000_000 * chance)), 5));
        }
    }

    @Test
    void chanceComesOnTopOfWhatLeverAsksFor() {
        Outcome asked = new Outcome.Throttled(Optional.of(Duration.ofSeconds(2)));
        assertThat(decide(safe(), asked, 0)).isEqualTo(new Again(Duration.ofSeconds(2), 5));
        assertThat(decide(safe(), asked, 0.5)).isEqualTo(new Again(Duration.ofMillis(2500), 5));
    }

    @Test
    void aWaitBeyondTheCeilingIsNotStarted() {
        assertThat(decide(safe(), new Outcome.Throttled(Optional.of(Duration.ofSeconds(60))), 0))
                .isInstanceOf(Again.class);
        assertThat(decide(safe(), new Outcome.Throttled(Optional.of(Duration.ofSeconds(61))), 0))
                .isEqualTo(new GiveUp(Reason.WAIT_TOO_LONG));
        assertThat(decide(safe(), new Outcome.Throttled(Optional.of(RetryAfter.LONGEST)), 0.99))
                .isEqualTo(new GiveUp(Reason.WAIT_TOO_LONG));
    }

    @Test
    void aWaitThatOutlastsTheCallIsNotStarted() {
        Outcome asked = new Outcome.Throttled(Optional.of(Duration.ofSeconds(2)));
        assertThat(POLICY.decide(safe(), asked, Duration.ofMillis(2001), FULL, 0))
                .isInstanceOf(Again.class);
        assertThat(POLICY.decide(safe(), asked, Duration.ofSeconds(2), FULL, 0))
                .isEqualTo(new GiveUp(Reason.NO_TIME_LEFT));
        assertThat(POLICY.decide(safe(), PASSING, Duration.ZERO, FULL, 0)).isEqualTo(new GiveUp(Reason.NO_TIME_LEFT));
    }

    @Test
    void aRetryNeedsItsCostInTheBudget() {
        assertThat(POLICY.decide(safe(), PASSING, PLENTY, new RetryBudget(500, 14), 0))
                .isInstanceOf(Again.class);
        assertThat(POLICY.decide(safe(), PASSING, PLENTY, new RetryBudget(500, 13), 0))
                .isEqualTo(new GiveUp(Reason.BUDGET_SPENT));
        assertThat(POLICY.decide(safe(), THROTTLED, PLENTY, new RetryBudget(500, 5), 0))
                .isInstanceOf(Again.class);
        assertThat(POLICY.decide(safe(), THROTTLED, PLENTY, new RetryBudget(500, 4), 0))
                .isEqualTo(new GiveUp(Reason.BUDGET_SPENT));
    }

    @Test
    void aDeleteThatFindsNothingAfterItMayHaveArrivedIsDone() {
        Attempt delete = Attempt.first(Resend.SAFE, true);
        assertThat(decide(delete, new Outcome.Missing(), 0)).isEqualTo(new GiveUp(Reason.FINAL));
        assertThat(decide(delete.after(new Outcome.NotSent()).after(THROTTLED), new Outcome.Missing(), 0))
                .isEqualTo(new GiveUp(Reason.FINAL));
        assertThat(decide(delete.after(PASSING), new Outcome.Missing(), 0)).isEqualTo(new AlreadyDone());
        assertThat(decide(delete.after(PASSING).after(THROTTLED), new Outcome.Missing(), 0))
                .isEqualTo(new AlreadyDone());
        assertThat(decide(safe().after(PASSING), new Outcome.Missing(), 0)).isEqualTo(new GiveUp(Reason.FINAL));
    }

    @Test
    void noSequenceOfFailuresWaitsLongerThanTheCallMayLast() {
        Random random = new Random(7);
        for (int call = 0; call < 10_000; call++) {
            RetryPolicy policy = POLICY.attempts(1 + random.nextInt(40));
            Duration allowed = Duration.ofMillis(random.nextInt(100_000));
            assertThat(waited(policy, allowed, random)).isLessThanOrEqualTo(allowed);
        }
    }

    private static Duration waited(RetryPolicy policy, Duration allowed, Random random) {
        Duration waited = Duration.ZERO;
        Attempt attempt = safe();
        RetryBudget budget = FULL;
        while (true) {
            Outcome outcome = random.nextBoolean()
                    ? PASSING
                    : new Outcome.Throttled(Optional.of(Duration.ofMillis(random.nextInt(70_000))));
            RetryDecision decision =
                    policy.decide(attempt, outcome, allowed.minus(waited), budget, random.nextDouble());
            if (!(decision instanceof Again again)) {
                return waited;
            }
            waited = waited.plus(again.delay());
            budget = budget.spend(again.cost());
            attempt = attempt.after(outcome);
        }
    }

    @Test
    void theBudgetComesBackWithSuccessAndNeverGrowsBeyondItsSize() {
        RetryBudget spent = FULL.spend(14).spend(14);
        assertThat(spent.left()).isEqualTo(472);
        assertThat(spent.giveBack(14).left()).isEqualTo(486);
        assertThat(spent.giveBack(0).left()).isEqualTo(473);
        assertThat(FULL.giveBack(14)).isEqualTo(FULL);
        assertThat(FULL.spend(3).giveBack(14)).isEqualTo(FULL);
        assertThat(new RetryBudget(Integer.MAX_VALUE, Integer.MAX_VALUE - 1)
                        .giveBack(5)
                        .left())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void nonsenseIsRefusedWhereItIsSaid() {
        assertThatThrownBy(() -> POLICY.attempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Attempt safe() {
        return Attempt.first(Resend.SAFE, false);
    }

    private static RetryDecision decide(Attempt attempt, Outcome outcome, double chance) {
        return POLICY.decide(attempt, outcome, PLENTY, FULL, chance);
    }
}
