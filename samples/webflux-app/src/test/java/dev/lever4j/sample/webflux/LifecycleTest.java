package dev.lever4j.sample.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.codec.ServerSentEvent;
import reactor.test.StepVerifier;

/** When there is a simulated Lever, and for how long. */
class LifecycleTest {
    private static final String SIMULATED = "simulated customers";

    @Test
    void aFailedStartLeavesNoSimulatorBehind() {
        AtomicReference<SimulatedCustomers> started = new AtomicReference<>();
        SpringApplicationBuilder application = PipelineApplication.builder()
                .initializers(context -> started.set(
                        (SimulatedCustomers) context.getBeanFactory().getSingleton(SIMULATED)));

        assertThatThrownBy(() -> application.run(
                        "--server.port=1",
                        "--spring.main.banner-mode=off",
                        "--sample.simulator.opportunities=10",
                        "--lever4j.timeout=-1s"))
                .isInstanceOf(BeanCreationException.class);

        SimulatedCustomers customers = Objects.requireNonNull(started.get());
        assertThat(answers(customers.of("default"))).isFalse();
        assertThat(answers(customers.of("second"))).isFalse();
        assertThat(answers(customers.consent().url())).isFalse();
    }

    @Test
    void theSimulatorIsTheLastToGo() {
        RunningApp app = RunningApp.start(10);
        Simulator lever = app.lever();
        AtomicReference<Boolean> thereAtTheEnd = new AtomicReference<>();
        app.whenItsBeansGo(() -> thereAtTheEnd.set(answers(lever)));

        app.close();

        assertThat(thereAtTheEnd).hasValue(true);
        assertThat(answers(lever)).isFalse();
    }

    @Test
    void whoLooksOnDoesNotKeepItFromEnding() {
        RunningApp app = RunningApp.start(10);

        StepVerifier.create(app.events("/api/default/events", "").mapNotNull(ServerSentEvent::event))
                .expectNext("from")
                .then(app::close)
                .expectComplete() // a stream that the server had to cut would fail
                .verify(RunningApp.SOON);
    }

    @ParameterizedTest
    @MethodSource("dev.lever4j.sample.webflux.Guide#namesOfARealLever")
    void whoNamesPartOfARealLeverGetsNoSimulatedOne(String property) {
        assertThat(isSimulatedWith(property)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lever4j.oauth.scopes", "sample.hosts"})
    void whatNamesNoneLeavesTheSimulatedOne(String property) {
        assertThat(isSimulatedWith(property)).isTrue();
    }

    private static boolean isSimulatedWith(String property) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "said", Map.of(property, "something", "sample.simulator.opportunities", "10")));

            new SimulatedLever().initialize(context);

            boolean simulated = context.getBeanFactory().containsSingleton(SIMULATED);
            context.getDefaultListableBeanFactory().destroySingletons(); // it was never refreshed
            return simulated;
        }
    }

    private static boolean answers(Simulator lever) {
        return answers(lever.baseUrl());
    }

    private static boolean answers(URI at) {
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
