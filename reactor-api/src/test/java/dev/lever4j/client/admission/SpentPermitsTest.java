package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.resilience.RateLimit;
import org.junit.jupiter.api.Test;

/** What is counted never becomes less, as whoever makes rates of counts needs it. */
class SpentPermitsTest {
    private final WaitingLine line = new WaitingLine(new RateLimit(1, 2), () -> 0);

    @Test
    void aPermitIsSpentWhenItsWaiterHasIt() {
        assertThat(line.passes()).isTrue();
        assertThat(line.stats().spent()).isZero();
        line.spent();
        assertThat(line.stats().spent()).isEqualTo(1);
    }

    @Test
    void onePermitThatIsGivenBackWasNeverCounted() {
        assertThat(line.passes()).isTrue();
        line.giveBack();
        assertThat(line.stats().spent()).isZero();
        assertThat(line.isFree()).isTrue();
    }
}
