package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final String API = "/v1/opportunities";

    @Test
    void aLatencyIsDrawnEvenlyRoundItsMean() {
        List<Long> millis = drawn(1, 10_000);
        assertThat(millis).allMatch(it -> it >= 250 && it < 350);
        for (long tenth = 250; tenth < 350; tenth += 10) {
            long from = tenth;
            assertThat(millis)
                    .filteredOn(it -> it >= from && it < from + 10)
                    .as("from %s on", from)
                    .hasSizeBetween(900, 1100);
        }
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherOneDoesNot() {
        assertThat(drawn(7, 100)).isEqualTo(drawn(7, 100)).isNotEqualTo(drawn(8, 100));
    }

    @Test
    void withoutSpreadItIsExactAndTheTokenEndpointHasItsOwn() {
        assertThat(new Delays(1, () -> Delays.Times.NONE).of(API)).isZero();
        Delays.Times times = new Delays.Times(around(20, 0), Duration.ofMillis(3));
        Delays delays = new Delays(1, () -> times);
        assertThat(delays.of(API)).hasMillis(20);
        assertThat(delays.of("/oauth/token")).hasMillis(3);
    }

    @Test
    void anAnswerCannotComeBeforeItsQuestion() {
        Simulator.Builder builder = Simulator.builder();
        builder.latency(Duration.ofMillis(5), Duration.ofMillis(5));
        assertThatThrownBy(() -> builder.latency(Duration.ofMillis(5), Duration.ofMillis(6)))
                .hasMessageContaining("latency - spread must not be negative");
        assertThatThrownBy(() -> builder.latency(Duration.ofMillis(5), Duration.ofMillis(-1)))
                .hasMessageContaining("spread must not be negative");
    }

    private static Delays.Span around(int mean, int spread) {
        return Delays.Span.around(Duration.ofMillis(mean), Duration.ofMillis(spread));
    }

    private static List<Long> drawn(long seed, int times) {
        Delays delays = new Delays(seed, () -> Delays.Times.NONE.api(around(300, 50)));
        return IntStream.range(0, times)
                .mapToObj(i -> delays.of(API).toMillis())
                .toList();
    }
}
