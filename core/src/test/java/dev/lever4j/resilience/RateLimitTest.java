package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    @Test
    void leversOwnRateIsTheDefault() {
        assertThat(RateLimit.of(10)).isEqualTo(RateLimit.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 9",
        "6, 10",
        "100, 180",
        "1, 1",
        "0.001, 1",
        "555555, 999999",
        "555556, 1000000",
        "1000000, 1000000",
    })
    void theBurstIsInProportionRoundedDownAndWithinItsLimits(double perSecond, int burst) {
        assertThat(RateLimit.of(perSecond)).isEqualTo(new RateLimit(perSecond, burst));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0009, -1, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateOutsideItsLimitsIsRefused(double perSecond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(perSecond))
                .withMessageStartingWith("perSecond must lie between");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void aBurstOutsideItsLimitsIsRefused(int burst) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimit(10, burst))
                .withMessageStartingWith("burst must lie between");
    }
}
