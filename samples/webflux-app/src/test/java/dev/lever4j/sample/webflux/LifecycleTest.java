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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** When there is a simulated Lever, and for how long. */
class LifecycleTest {
    @Test
    void aFailedStartLeavesNoSimulatorBehind() {
        AtomicReference<Simulator> started = new AtomicReference<>();
        SpringApplicationBuilder application = PipelineApplication.builder()
                .initializers(context ->
                        started.set((Simulator) context.getBeanFactory().getSingleton("simulator")));

        assertThatThrownBy(() -> application.run(
                        "--server.port=1",
                        "--spring.main.banner-mode=off",
                        "--sample.simulator.opportunities=10",
                        "--lever4j.timeout=-1s"))
                .isInstanceOf(BeanCreationException.class);

        assertThat(answers(Objects.requireNonNull(started.get()))).isFalse();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-key",
                "oauth.client-id",
                "oauth.client-secret",
                "oauth.redirect-uri",
                "blueprint",
                "environment",
                "store.folder"
            })
    void whoNamesPartOfARealLeverGetsNoSimulatedOne(String property) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("said", Map.of("lever4j." + property, "something")));

            new SimulatedLever().initialize(context);

            assertThat(((DefaultSingletonBeanRegistry) context.getBeanFactory()).containsSingleton("simulator"))
                    .isFalse();
        }
    }

    private static boolean answers(Simulator lever) {
        URI at = lever.baseUrl();
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
