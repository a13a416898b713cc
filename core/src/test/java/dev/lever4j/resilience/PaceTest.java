package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration NOT_SAID = Duration.ZERO;

    private final Pace full = Pace.start(new RateLimit(10, 18), 0);

    @Test
    void aRefusalEmptiesTheBucketPausesAndCutsTheRate() {
        Pace cut = full.throttled(NOT_SAID, 0, SECOND);
        assertThat(cut.perSecond()).isEqualTo(7.0);
        assertThat(cut.nanosUntilDue(SECOND)).isEqualTo(SECOND / 2);
        Pace after = cut.at(SECOND * 3 / 2);
        assertThat(after.isDue(SECOND * 3 / 2)).isTrue();
        assertThat(after.take().nanosUntilDue(SECOND * 3 / 2)).isCloseTo(SECOND / 7, Offset.offset(100L));
    }

    @Test
    void refusalsOfRequestsThatWereUnderWayDoNotCutAgain() {
        Pace cut = full.throttled(NOT_SAID, 0, SECOND);
        Pace late = cut.throttled(NOT_SAID, SECOND / 2, 5 * SECOND).throttled(NOT_SAID, SECOND, 5 * SECOND);
        assertThat(late.slowedTo()).isEqualTo(7000);
        assertThat(late.bucket()).isEqualTo(cut.bucket());
        assertThat(late.throttled()).isEqualTo(3);
    }

    @Test
    void aRefusalOfARequestAdmittedSinceIsNews() {
        Pace cut = full.throttled(NOT_SAID, 0, SECOND).answered();
        assertThat(cut.throttled(NOT_SAID, SECOND + 1, SECOND * 3 / 2).perSecond())
                .isEqualTo(4.9);
    }

    @Test
    void whatLeverAsksForIsWaitedForUpToAMinute() {
        assertThat(full.throttled(Duration.ofSeconds(7), 0, SECOND).nanosUntilDue(SECOND))
                .isEqualTo(7 * SECOND);
        assertThat(full.throttled(Duration.ofDays(1), 0, SECOND).nanosUntilDue(SECOND))
                .isEqualTo(60 * SECOND);
    }

    @Test
    void aLateRefusalLengthensThePauseIfItAsksToAndNeverShortensIt() {
        Pace cut = full.throttled(Duration.ofSeconds(5), 0, SECOND);
        assertThat(cut.throttled(Duration.ofSeconds(9), 0, SECOND).nanosUntilDue(SECOND))
                .isEqualTo(9 * SECOND);
        assertThat(cut.throttled(Duration.ofSeconds(1), 0, SECOND).nanosUntilDue(SECOND))
                .isEqualTo(5 * SECOND);
    }

    @Test
    void thePausesOfAnAccountThatGrantsNothingGrowUpToTenSecondsAndTheRateHasAFloor() {
        Pace pace = full;
        long now = 0;
        long[] pauses = new long[8];
        for (int i = 0; i < pauses.length; i++) {
            pace = pace.at(now).throttled(NOT_SAID, now, now + 1);
            pauses[i] = pace.nanosUntilDue(now + 1);
            now += 1 + pauses[i];
        }
        assertThat(pauses)
                .containsExactly(
                        SECOND / 2, SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 10 * SECOND, 10 * SECOND, 10 * SECOND);
        assertThat(pace.perSecond()).isBetween(0.5, 2.0);
        assertThat(pace.answered().throttled(NOT_SAID, now, now).nanosUntilDue(now))
                .isEqualTo(SECOND / 2);
    }

    @Test
    void theRateGrowsBackInNineSecondsSlowlyAtFirstAndNoFurtherThanConfigured() {
        Pace cut = full.throttled(NOT_SAID, 0, 0);
        long resumed = SECOND / 2;
        assertThat(cut.at(resumed).perSecond()).isEqualTo(7.0);
        assertThat(cut.at(resumed + 3 * SECOND).perSecond()).isCloseTo(7 + 3 / 9.0, Offset.offset(0.001));
        assertThat(cut.at(resumed + 6 * SECOND).perSecond()).isCloseTo(7 + 3 * 4 / 9.0, Offset.offset(0.001));
        assertThat(cut.at(resumed + 9 * SECOND).perSecond()).isEqualTo(10.0);
        assertThat(cut.at(resumed + 3000 * SECOND).perSecond()).isEqualTo(10.0);
        assertThat(cut.at(resumed + 3000 * SECOND).at(resumed + 6000 * SECOND).bucket())
                .isEqualTo(full.at(resumed + 6000 * SECOND).bucket());
    }

    @Test
    void theBurstShrinksWithTheRate() {
        Pace cut = full.throttled(NOT_SAID, 0, 0).answered().throttled(NOT_SAID, 1, 1);
        assertThat(cut.bucket().capacity()).isEqualTo((long) (18 * 0.49 * TokenBucket.PERMIT));
    }
}
