package dev.lever4j.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import reactor.test.StepVerifier;

/** The whole application, led to the simulator by one annotation. */
@SpringBootTest(
        classes = WholeApplicationTest.App.class,
        properties = {"lever4j.api-key=of-production", "lever4j.environment=production"})
@AutoConfigureLeverSimulator(seed = 2, opportunities = 5)
class WholeApplicationTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {}

    @Autowired
    LeverClient lever;

    @Autowired
    Simulator simulator;

    @Test
    void itTalksToTheSimulatorAlone() {
        assertThat(lever.api()).isEqualTo(simulator.baseUrl());
        StepVerifier.create(lever.opportunities().list().items().count())
                .expectNext(5L)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
    }
}
