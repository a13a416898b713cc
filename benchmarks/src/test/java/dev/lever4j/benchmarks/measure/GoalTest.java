package dev.lever4j.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.benchmarks.measure.Goal.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
    @ParameterizedTest
    @CsvSource({
        "0.85, 0.80, 0.95, MET",
        "0.90, 0.80, 0.95, MET",
        "0.91, 0.90, 0.95, OPEN",
        "0.95, 0.80, 0.99, OPEN",
        "0.95, 0.91, 0.99, MISSED"
    })
    void aCeilingIsMissedForCertainOnlyIfTheWholeIntervalIsAbove(
            double median, double low, double high, Verdict verdict) {
        assertThat(Goal.atMost(0.90).verdict(new Estimate(median, low, high))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1.4, 1.2, 1.5, MET", "1.35, 1.2, 1.5, MET", "1.3, 1.2, 1.35, OPEN", "1.3, 1.2, 1.34, MISSED"})
    void aFloorIsMissedForCertainOnlyIfTheWholeIntervalIsBelow(
            double median, double low, double high, Verdict verdict) {
        assertThat(Goal.atLeast(1.35).verdict(new Estimate(median, low, high))).isEqualTo(verdict);
    }
}
