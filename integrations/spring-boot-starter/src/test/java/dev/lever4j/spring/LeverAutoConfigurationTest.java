package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.micrometer.MicrometerTelemetry;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.GrantLoss;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Which beans there are, by what is configured, present and on the classpath. */
class LeverAutoConfigurationTest {
    private static final AutoConfigurations ALL = AutoConfigurations.of(
            LeverAutoConfiguration.class,
            LeverConnectAutoConfiguration.class,
            LeverHealthAutoConfiguration.class,
            LeverTelemetryAutoConfiguration.class);
    private static final String[] OAUTH = {
        "lever4j.oauth.client-id=app",
        "lever4j.oauth.client-secret=secret",
        "lever4j.oauth.redirect-uri=https://app.example/lever/callback",
        "lever4j.oauth.scopes=stages:read:admin",
        "lever4j.store.type=memory"
    };

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(ALL);
    private final ReactiveWebApplicationContextRunner web =
            new ReactiveWebApplicationContextRunner().withConfiguration(ALL);

    @TempDir
    Path folder;

    @Test
    void anApiKeyNeedsNothingElse() {
        runner.withPropertyValues("lever4j.api-key=k", "lever4j.environment=sandbox")
                .run(context -> {
                    assertThat(context).hasSingleBean(LeverClient.class).doesNotHaveBean(LeverOAuth.class);
                    assertThat(context.getBean(LeverClient.class).api()).isEqualTo(LeverEnvironment.SANDBOX.api());
                    assertThat(context.getBean(LeverAccount.class).grant()).isNull();
                });
    }

    @Test
    void anAppHasAClientBeforeItsAccountIsConnected() {
        runner.withPropertyValues(OAUTH).run(context -> {
            assertThat(context).hasSingleBean(LeverClient.class).hasSingleBean(LeverOAuth.class);
            assertThat(context).hasSingleBean(PendingConnections.class).doesNotHaveBean(RouterFunction.class);
            assertThat(context.getBean(TokenStores.class)).isInstanceOf(InMemoryTokenStores.class);
        });
    }

    @Test
    void limitsAreTheProperties() {
        runner.withPropertyValues(
                        "lever4j.api-key=k",
                        "lever4j.rate.per-second=5",
                        "lever4j.timeout=7s",
                        "lever4j.attempt-timeout=3s")
                .run(context -> {
                    LeverClient client = context.getBean(LeverClient.class);
                    assertThat(client.rate().perSecond()).isEqualTo(5);
                    assertThat(client.options().timeout()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(client.options().attemptTimeout()).isEqualTo(Duration.ofSeconds(3));
                });
    }

    @Test
    void aBurstThatIsNotSaidIsInProportion() {
        assertThat(Configured.rate(new LeverProperties.Rate(5.0, null)))
                .isEqualTo(new dev.lever4j.resilience.RateLimit(5, 9));
        assertThat(Configured.rate(new LeverProperties.Rate(null, null))).isNull();
    }

    @Test
    void aBlueprintSaysIt() throws Exception {
        Path file = Files.writeString(folder.resolve("integrations.yaml"), """
                integrations:
                  reports:
                    extends_blueprint: lever-basic-sandbox:v0
                    api_key: ${REPORTS_KEY}
                """);
        runner.withPropertyValues(
                        "lever4j.blueprint=" + file, "lever4j.integration=reports", "REPORTS_KEY=from-a-property")
                .run(context -> {
                    assertThat(context).hasSingleBean(LeverClient.class);
                    assertThat(context.getBean(Integration.class).credential())
                            .isEqualTo(new dev.lever4j.blueprint.AppCredential.ApiKey(Secret.of("from-a-property")));
                    assertThat(context.getBean(LeverClient.class).api()).isEqualTo(LeverEnvironment.SANDBOX.api());
                });
    }

    @Test
    void aBlueprintOfTheClasspath() {
        runner.withPropertyValues(
                        "lever4j.blueprint=classpath:integrations.yaml",
                        "lever4j.integration=reports",
                        "REPORTS_KEY=half${of-it}")
                .run(context -> assertThat(context.getBean(Integration.class).credential())
                        .isEqualTo(new dev.lever4j.blueprint.AppCredential.ApiKey(Secret.of("half${of-it}"))));
    }

    @Test
    void variablesOfOthersAreNotLookedAt() {
        runner.withPropertyValues("lever4j.api-key=k", "FOO=ab${x}", "BAR=${BAR}")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(LeverClient.class));
    }

    @Test
    void nothingIsPendingWhereNobodyConnects() {
        runner.withPropertyValues("lever4j.api-key=k")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PendingConnections.class));
    }

    @Test
    void alsoWhatIsLazyHearsOfALoss() {
        web.withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withPropertyValues(OAUTH)
                .run(context -> {
                    TokenStore store = context.getBean(TokenStores.class).forAccount("default");
                    StoredGrant grant = StoredGrant.of(Secret.of("refresh"));
                    assertThat(store.save(grant).block(SOON)).isTrue();
                    assertThat(store.save(grant.givenUp(3, Instant.EPOCH)).block(SOON))
                            .isTrue();

                    context.publishEvent(new LeverGrantLost("default", GrantLoss.BROKEN_OFF));

                    ServerRequest request =
                            ServerRequest.create(MockServerWebExchange.from(MockServerHttpRequest.get("/")), List.of());
                    StepVerifier.create(
                                    context.getBean(LeverConnectPolicy.class).account(request))
                            .expectNext("default")
                            .expectComplete()
                            .verify(SOON);
                    StepVerifier.create(
                                    context.getBean(LeverHealthIndicator.class).health())
                            .expectNextMatches(
                                    health -> health.getStatus().getCode().equals("LOST"))
                            .expectComplete()
                            .verify(SOON);
                });
    }

    @Test
    void aBlankRedirectUriIsNone() {
        runner.withPropertyValues(OAUTH)
                .withPropertyValues("lever4j.oauth.redirect-uri=")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LeverOAuth.class));
    }

    @Test
    void whoMayConnectIsABeanOfTheApplication() {
        LeverConnectPolicy own = request -> Mono.empty();
        web.withPropertyValues(OAUTH)
                .withBean(LeverConnectPolicy.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(LeverConnectPolicy.class)).isSameAs(own));
        web.withPropertyValues(OAUTH)
                .run(context ->
                        assertThat(context.getBean(LeverConnectPolicy.class)).isInstanceOf(FirstToConnect.class));
        web.withPropertyValues(OAUTH)
                .withPropertyValues("lever4j.connect.open=true")
                .run(context ->
                        assertThat(context.getBean(LeverConnectPolicy.class)).isNotInstanceOf(FirstToConnect.class));
    }

    @Test
    void routesOfTheApplicationTakeThePlaceOfOurs() {
        RouterFunction<ServerResponse> own = RouterFunctions.route(
                RequestPredicates.all(), request -> ServerResponse.ok().build());
        web.withPropertyValues(OAUTH)
                .withBean("leverConnectRoutes", RouterFunction.class, () -> own)
                .run(context ->
                        assertThat(context.getBean("leverConnectRoutes")).isSameAs(own));
    }

    @Test
    void anotherServerIsSaid() {
        runner.withPropertyValues(
                        "lever4j.api-key=k",
                        "lever4j.environment=custom",
                        "lever4j.custom.api-url=http://127.0.0.1:9/v1",
                        "lever4j.custom.auth-url=http://127.0.0.1:9",
                        "lever4j.custom.loopback-http=true")
                .run(context ->
                        assertThat(context.getBean(LeverClient.class).api()).hasToString("http://127.0.0.1:9/v1"));
    }

    @Test
    void beansOfTheApplicationCountFirst() {
        LeverClient own = LeverClient.builder().apiKey(Secret.of("k")).build();
        runner.withBean("own", LeverClient.class, () -> own).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(LeverClient.class);
            assertThat(context).doesNotHaveBean(LeverAccount.class).doesNotHaveBean("leverHealthIndicator");
        });
        TokenStores stores = new InMemoryTokenStores();
        LeverResources resources = LeverResources.builder().build();
        PendingConnections pending = PendingConnections.inMemory();
        runner.withPropertyValues(OAUTH)
                .withBean(TokenStores.class, () -> stores)
                .withBean(LeverResources.class, () -> resources)
                .withBean(PendingConnections.class, () -> pending)
                .run(context -> {
                    assertThat(context.getBean(TokenStores.class)).isSameAs(stores);
                    assertThat(context.getBean(LeverResources.class)).isSameAs(resources);
                    assertThat(context.getBean(PendingConnections.class)).isSameAs(pending);
                });
    }

    @Test
    void customizersHaveTheLastWord() {
        runner.withPropertyValues("lever4j.api-key=k", "lever4j.timeout=7s")
                .withBean(
                        LeverClientCustomizer.class,
                        () -> builder -> builder.options(builder.options().timeout(Duration.ofSeconds(9))))
                .run(context -> assertThat(
                                context.getBean(LeverClient.class).options().timeout())
                        .isEqualTo(Duration.ofSeconds(9)));
    }

    @Test
    void routesAreForReactiveWebApplicationsWithARedirectUri() {
        web.withPropertyValues(OAUTH).run(context -> assertThat(context).hasBean("leverConnectRoutes"));
        web.withPropertyValues(OAUTH)
                .withPropertyValues("lever4j.connect.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean("leverConnectRoutes")
                        .hasSingleBean(LeverOAuth.class));
        web.withPropertyValues("lever4j.api-key=k")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("leverConnectRoutes"));
        web.withPropertyValues(OAUTH)
                .withClassLoader(new FilteredClassLoader(RouterFunction.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("leverConnectRoutes"));
    }

    @Test
    void healthIsForThoseWhoHaveHealth() {
        runner.withPropertyValues("lever4j.api-key=k")
                .run(context -> assertThat(context).hasBean("leverHealthIndicator"));
        runner.withPropertyValues("lever4j.api-key=k", "management.health.lever.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("leverHealthIndicator"));
        runner.withPropertyValues("lever4j.api-key=k")
                .withClassLoader(new FilteredClassLoader(ReactiveHealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("leverHealthIndicator"));
    }

    @Test
    void telemetryIsForThoseWhoHaveRegistries() {
        runner.withPropertyValues("lever4j.api-key=k")
                .run(context -> assertThat(context).doesNotHaveBean(Telemetry.class));
        ApplicationContextRunner observed = runner.withPropertyValues("lever4j.api-key=k")
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new);
        observed.run(context -> {
            assertThat(context).hasSingleBean(MicrometerTelemetry.class);
            assertThat(context.getBean(MeterRegistry.class).getMeters()).isNotEmpty();
        });
        runner.withPropertyValues("lever4j.api-key=k")
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Telemetry.class));
        observed.withBean("own", Telemetry.class, () -> Telemetry.NONE)
                .run(context -> assertThat(context).doesNotHaveBean(MicrometerTelemetry.class));
        runner.withPropertyValues("lever4j.api-key=k")
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Telemetry.class));
    }

    @Test
    void clientsAreClosedWithTheContext() {
        LeverClient[] kept = new LeverClient[1];
        runner.withPropertyValues("lever4j.api-key=k").run(context -> kept[0] = context.getBean(LeverClient.class));
        StepVerifier.create(kept[0].stages().list().items())
                .expectError(ClientClosedException.class)
                .verify(Duration.ofSeconds(60));
    }

    @Test
    void aContextThatIsOnlyStoppedKeepsItsClients() {
        runner.withPropertyValues(
                        "lever4j.api-key=k",
                        "lever4j.environment=custom",
                        "lever4j.custom.api-url=http://127.0.0.1:1",
                        "lever4j.custom.auth-url=http://127.0.0.1:1",
                        "lever4j.custom.loopback-http=true")
                .run(context -> {
                    context.stop();
                    context.start();
                    StepVerifier.create(context.getBean(LeverClient.class)
                                    .stages()
                                    .list()
                                    .items())
                            .expectErrorMatches(error -> !(error instanceof ClientClosedException))
                            .verify(Duration.ofSeconds(60));
                });
    }
}
