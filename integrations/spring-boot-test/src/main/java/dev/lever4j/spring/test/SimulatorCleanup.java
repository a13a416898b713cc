package dev.lever4j.spring.test;

import dev.lever4j.simulator.Simulator;
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
        simulator.controls().reset();
        simulator.ledger().clear();
    }
}
