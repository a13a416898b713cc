package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import reactor.test.StepVerifier;

/** The clients of many accounts: each by a grant of its own, made alike, closed with the resources. */
class LeverClientsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Simulator lever = Simulator.start();
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LeverAutoConfiguration.class));
    private final ApplicationContextRunner app = runner.withPropertyValues(
            "lever4j.environment=custom",
            "lever4j.custom.api-url=" + lever.baseUrl(),
            "lever4j.custom.auth-url=" + lever.authUrl(),
            "lever4j.custom.loopback-http=true",
            "lever4j.oauth.client-id=" + lever.app().clientId(),
            "lever4j.oauth.client-secret=" + lever.app().clientSecret(),
            "lever4j.store.type=memory");

    @AfterEach
    void close() {
        lever.close();
    }

    private void connect(TokenStores stores, String account) {
        stores.forAccount(account)
                .save(StoredGrant.of(Secret.of(lever.newGrant())))
                .block(SOON);
    }

    private static StepVerifier.FirstStep<Long> asked(LeverClient client) {
        return StepVerifier.create(client.stages().list().items().count());
    }

    @Test
    void eachAccountCallsByItsOwnGrant() {
        app.run(context -> {
            LeverClients clients = context.getBean(LeverClients.class);
            connect(context.getBean(TokenStores.class), "acme");
            connect(context.getBean(TokenStores.class), "globex");

            asked(clients.client("acme")).expectNextCount(1).expectComplete().verify(SOON);
            asked(clients.client("globex")).expectNextCount(1).expectComplete().verify(SOON);
            asked(clients.client("nobody")).expectError().verify(SOON);

            assertThat(clients.client("acme")).isSameAs(clients.client("acme")).isNotSameAs(clients.client("globex"));
            assertThat(lever.ledger().tokenRequests()).as("one for each grant").hasSize(2);
        });
    }

    @Test
    void allAreMadeAsTheOneIs() {
        app.withPropertyValues("lever4j.rate.per-second=5", "lever4j.timeout=7s")
                .withBean(
                        LeverClientCustomizer.class,
                        () -> builder -> builder.options(builder.options().attemptTimeout(Duration.ofSeconds(2))))
                .run(context -> {
                    LeverClient one = context.getBean(LeverClient.class);
                    LeverClient acme = context.getBean(LeverClients.class).client("acme");
                    assertThat(acme.rate()).isEqualTo(one.rate());
                    assertThat(acme.rate().perSecond()).isEqualTo(5);
                    assertThat(acme.options()).isEqualTo(one.options());
                    assertThat(acme.options().attemptTimeout()).isEqualTo(Duration.ofSeconds(2));
                });
    }

    @Test
    void whatIsNoNameOfAnAccountIsRefused() {
        app.run(context -> assertThatIllegalArgumentException()
                .isThrownBy(() -> context.getBean(LeverClients.class).client("two\nlines")));
    }

    @Test
    void anApiKeyHasOneAccount() {
        runner.withPropertyValues("lever4j.api-key=k")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LeverClients.class));
        runner.withPropertyValues(
                        "lever4j.blueprint=classpath:integrations.yaml", "lever4j.integration=reports", "REPORTS_KEY=k")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThatThrownBy(() -> context.getBean(LeverClients.class))
                            .rootCause()
                            .isInstanceOf(LeverConfigurationException.class)
                            .hasMessageContaining("LeverClients is asked for, and an API key is configured");
                });
    }

    @Test
    void oneOfTheApplicationsCountsFirst() {
        app.withBean(
                        "own",
                        LeverClients.class,
                        () -> LeverClients.of(LeverResources.builder().build(), account -> LeverClient.builder()))
                .run(context -> assertThat(context).hasSingleBean(LeverClients.class));
    }

    @Test
    void theyEndWithTheResourcesAlone() {
        LeverClient[] acme = new LeverClient[1];
        app.run(context -> {
            acme[0] = context.getBean(LeverClients.class).client("acme");
            connect(context.getBean(TokenStores.class), "acme");

            context.getSourceApplicationContext(GenericApplicationContext.class)
                    .getDefaultListableBeanFactory()
                    .destroySingleton("leverClients");

            asked(acme[0]).expectNextCount(1).expectComplete().verify(SOON);
        });
        asked(acme[0]).expectError(ClientClosedException.class).verify(SOON);
    }
}
