package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedometerTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void knowsNoSpeedFromASingleSample() {
        assertThat(new Speedometer(3).at(5, 100)).isZero();
    }

    @Test
    void forgetsWhatLiesBeforeTheWindow() {
        Speedometer speed = new Speedometer(2);
        speed.at(0, 0);
        speed.at(SECOND, 50);

        assertThat(speed.at(3 * SECOND, 70)).isEqualTo(10);
    }
}
