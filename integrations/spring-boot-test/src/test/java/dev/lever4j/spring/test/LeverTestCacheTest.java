package dev.lever4j.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.error.AuthException;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import reactor.test.StepVerifier;

/** Contexts and simulators: which tests share them, and that they end together. */
class LeverTestCacheTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @LeverTest(opportunities = 3)
    static class One {}

    @LeverTest(opportunities = 3)
    static class Same {}

    @LeverTest(opportunities = 4)
    static class Other {}

    @LeverTest(connected = false)
    static class NotConnected {}

    @LeverTest(properties = {"lever4j.api-key=of-the-application", "lever4j.account=acme"})
    static class WithAKeyOfItsOwn {}

    @LeverTest(properties = {"lever4j.blueprint=of-production.yaml", "lever4j.integration=lever"})
    static class WithABlueprint {}

    @LeverTest
    static class WithABlueprintSaidLate {
        @DynamicPropertySource
        static void blueprint(DynamicPropertyRegistry registry) {
            registry.add("lever4j.blueprint", () -> "of-production.yaml");
            registry.add("lever4j.integration", () -> "lever");
        }
    }

    @Test
    void testsThatSayTheSameShareAContext() {
        assertThat(context(One.class)).isSameAs(context(Same.class)).isNotSameAs(context(Other.class));
        assertThat(context(One.class).getBean(Simulator.class))
                .isNotSameAs(context(Other.class).getBean(Simulator.class));
    }

    @Test
    void anAccountThatIsNotConnected() {
        LeverClient lever = context(NotConnected.class).getBean(LeverClient.class);
        StepVerifier.create(lever.stages().list().items())
                .expectError(AuthException.class)
                .verify(SOON);
    }

    @Test
    void anApplicationByApiKeyStaysOne() {
        ApplicationContext context = context(WithAKeyOfItsOwn.class);
        assertThat(context.getBeanProvider(LeverOAuth.class).getIfAvailable()).isNull();
        LeverClient lever = context.getBean(LeverClient.class);
        StepVerifier.create(lever.stages().list().items().count())
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @ParameterizedTest
    @ValueSource(classes = {WithABlueprint.class, WithABlueprintSaidLate.class})
    void aBlueprintOfTheApplicationIsLeftOut(Class<?> test) {
        ApplicationContext context = context(test);
        Simulator simulator = context.getBean(Simulator.class);
        LeverClient lever = context.getBean(LeverClient.class);
        assertThat(lever.api()).isEqualTo(simulator.baseUrl());
        StepVerifier.create(lever.stages().list().items().count())
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        assertThat(simulator.ledger().count("GET", "/v1/stages")).isPositive();
    }

    @Test
    void theSimulatorEndsWithItsContext() {
        TestContext test = new TestContextManager(Other.class).getTestContext();
        int port =
                test.getApplicationContext().getBean(Simulator.class).baseUrl().getPort();
        assertThat(listens(port)).isTrue();
        test.markApplicationContextDirty(DirtiesContext.HierarchyMode.EXHAUSTIVE);
        assertThat(listens(port)).isFalse();
    }

    private static ApplicationContext context(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
