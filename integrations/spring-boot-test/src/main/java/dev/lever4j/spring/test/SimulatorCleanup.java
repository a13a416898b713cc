package dev.lever4j.spring.test;

import dev.lever4j.simulator.Controls;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** No test sees the faults, gates, limits and requests of the one before. */
final class SimulatorCleanup implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(Simulator.class).ifAvailable(SimulatorCleanup::clear);
        }
    }

    private static void clear(Simulator simulator) {
        Controls controls = simulator.controls();
        controls.clearFaults();
        controls.rejectAllTokens(false);
        controls.denyConsent(false);
        controls.rate(10, 20);
        controls.retryAfter(false);
        controls.latency(Duration.ZERO);
        controls.tokenLatency(Duration.ZERO);
        controls.errors(0);
        controls.calm();
        simulator.ledger().clear();
    }
}
