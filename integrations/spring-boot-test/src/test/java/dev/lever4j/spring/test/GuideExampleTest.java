package dev.lever4j.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import reactor.test.StepVerifier;

/** docs/spring-boot.md shows what stands between the marks; a test of the starter compares them. */
class GuideExampleTest {
    // begin slice
    @LeverTest(opportunities = 20) // a simulated account, connected
    @Import(Funnel.class) // the component that is tested
    @Nested
    class FunnelTest {
        @Autowired
        Funnel funnel;

        @Autowired
        Simulator simulator;

        @Test
        void asksForWhatIsOpen() {
            StepVerifier.create(funnel.open()).expectNext(13L).expectComplete().verify(Duration.ofMinutes(1));
            assertThat(simulator.ledger().apiRequests())
                    .allMatch(sent -> sent.query().contains("archived=false"));
        }
    }
    // end slice
}
