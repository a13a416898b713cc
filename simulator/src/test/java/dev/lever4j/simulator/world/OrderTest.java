package dev.lever4j.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
    private final World world = new World(1, 100, Clock.systemUTC(), () -> Touches.DEFAULT);

    @Test
    void nothingChangesWhileSomebodyLooks() throws Exception {
        world.churn().start(1, Map.of(Mutation.Kind.CREATE, 1.0));
        int before = world.end();
        Thread step = new Thread(() -> world.churn().step());
        int during = world.order().still(() -> {
            step.start();
            while (step.getState() != Thread.State.WAITING && step.isAlive()) {
                Thread.onSpinWait();
            }
            return world.end();
        });
        step.join(60_000);
        assertThat(during).isEqualTo(before);
        assertThat(world.end()).isEqualTo(before + 1);
    }
}
