package dev.lever4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private static Latencies of(List<Duration> times) {
        Latencies all = Latencies.NONE;
        for (Duration time : times) {
            all = all.plus(new Latencies(Map.of(Latencies.classOf(time), 1L)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void percentilesAreRightToWithinFivePerCent(long seed) {
        Random random = new Random(seed);
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            times.add(Duration.ofNanos((long) (1e6 * Math.exp(random.nextDouble() * 10))));
        }
        Latencies all = of(times);
        Collections.sort(times);

        assertThat(all.count()).isEqualTo(500);
        for (double part : new double[] {0, 0.5, 0.9, 0.99, 1}) {
            double exact =
                    times.get((int) Math.max(0, Math.ceil(part * 500) - 1)).toNanos();
            assertThat((double) all.percentile(part).toNanos()).isCloseTo(exact, within(0.05 * exact));
        }
    }

    @Test
    void whatIsTakenAwayIsGone() {
        Latencies some = of(List.of(Duration.ofMillis(3), Duration.ofMillis(70)));
        Latencies more = some.plus(of(List.of(Duration.ofMillis(3))));

        assertThat(more.minus(some)).isEqualTo(of(List.of(Duration.ofMillis(3))));
        assertThat(more.minus(more)).isEqualTo(Latencies.NONE);
    }

    @Test
    void ofNoRequestThereIsNoTime() {
        assertThat(Latencies.NONE.percentile(0.5)).isZero();
        assertThat(of(List.of(Duration.ZERO)).percentile(0.5)).isEqualTo(Duration.ofMillis(1));
    }
}
