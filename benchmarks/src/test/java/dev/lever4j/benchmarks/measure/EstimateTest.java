package dev.lever4j.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Estimate.of(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Estimate.of(4, 1, 2, 9).median()).isEqualTo(3);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(Estimate::of).isInstanceOf(IllegalArgumentException.class);
    }

    /** As in the tables of the sign test: the largest k for which twice P(Bin(n, ½) < k) is at most 5 %. */
    @ParameterizedTest
    @CsvSource({"1, 0", "5, 0", "6, 1", "8, 1", "9, 2", "11, 2", "12, 3", "15, 4", "20, 6", "25, 8", "100, 40"})
    void theIntervalIsThatOfTheSignTest(int values, int rank) {
        assertThat(Estimate.rank(values)).isEqualTo(rank);
    }

    @Test
    void ofFifteenValuesTheFourthAndTheTwelfthBoundIt() {
        double[] values = IntStream.rangeClosed(1, 15).mapToDouble(i -> 16 - i).toArray();
        assertThat(Estimate.of(values)).isEqualTo(new Estimate(8, 4, 12));
    }

    @Test
    void withFewerThanSixValuesItIsOpen() {
        Estimate of = Estimate.of(1, 2, 3, 4, 5);
        assertThat(of.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(of.high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void itHoldsTheTrueMedianInNineteenOfTwentyDraws() {
        SplittableRandom dice = new SplittableRandom(7);
        long held = IntStream.range(0, 10_000)
                .mapToObj(draw -> Estimate.of(dice.doubles(15).toArray()))
                .filter(of -> of.low() <= 0.5 && 0.5 <= of.high())
                .count();
        // 1 - 2 × P(Bin(15, ½) < 4)
        assertThat(held / 10_000.0).isEqualTo(0.9648, within(0.008));
    }

    @Test
    void theValuesStayAsTheyWere() {
        double[] values = {3, 1, 2};
        Estimate.of(values);
        assertThat(Arrays.equals(values, new double[] {3, 1, 2})).isTrue();
    }
}
