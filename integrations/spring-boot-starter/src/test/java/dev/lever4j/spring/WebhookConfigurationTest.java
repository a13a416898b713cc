package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.web.reactive.function.server.RouterFunction;
import reactor.core.publisher.Mono;

/** Which routes for webhooks there are, by what is configured and who would take deliveries. */
class WebhookConfigurationTest {
    private static final AutoConfigurations ALL =
            AutoConfigurations.of(LeverAutoConfiguration.class, LeverWebhookAutoConfiguration.class);
    private static final String ONE = "leverWebhookRoutes";
    private static final String MANY = "leverAccountWebhookRoutes";
    private static final String TOKENS = "lever4j.webhooks.signing-tokens=a,b";

    private final ReactiveWebApplicationContextRunner web =
            new ReactiveWebApplicationContextRunner().withConfiguration(ALL).withPropertyValues("lever4j.api-key=k");
    private final ReactiveWebApplicationContextRunner handled =
            web.withBean(WebhookHandler.class, () -> delivery -> Mono.empty());
    private final ReactiveWebApplicationContextRunner accounts = web.withBean(AccountWebhooks.class, Nobody::new);

    private static final class Nobody implements AccountWebhooks {
        @Override
        public Mono<WebhookVerifier> verifier(String account) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> handle(String account, WebhookDelivery delivery) {
            return Mono.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKENS, "lever4j.webhooks.signing-tokens[0]=a", "lever4j.webhooks.signingTokens=a"})
    void whereSomethingIsSignedAndSomebodyTakesIt(String tokens) {
        handled.withPropertyValues(tokens)
                .run(context -> assertThat(context).hasBean(ONE).doesNotHaveBean(MANY));
    }

    @Test
    void whereSomebodyTakesThoseOfManyAccounts() {
        accounts.run(context -> assertThat(context).hasBean(MANY).doesNotHaveBean(ONE));
        accounts.withBean(WebhookHandler.class, () -> delivery -> Mono.empty())
                .withPropertyValues(TOKENS)
                .run(context -> assertThat(context).hasBean(MANY).hasBean(ONE));
    }

    @Test
    void nothingIsSaidWhereNothingIsMissing() {
        try (Lines lines = Lines.of("dev.lever4j.spring")) {
            web.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RouterFunction.class));
            accounts.run(context -> assertThat(context).hasNotFailed());
            assertThat(lines.at(Level.WARN)).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        try (Lines lines = Lines.of("dev.lever4j.spring")) {
            web.withPropertyValues(TOKENS)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ONE));
            assertThat(lines.at(Level.WARN)).singleElement().asString().contains("no WebhookHandler bean");
            handled.withPropertyValues("lever4j.webhooks.signing-tokens=")
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ONE));
            assertThat(lines.at(Level.WARN)).hasSize(2).last().asString().contains("signing-tokens is missing");
        }
    }

    @Test
    void accountsMakeUpForNothingThatTheOneLacks() {
        ReactiveWebApplicationContextRunner both =
                accounts.withBean(WebhookHandler.class, () -> delivery -> Mono.empty());
        try (Lines lines = Lines.of("dev.lever4j.spring")) {
            accounts.withPropertyValues(TOKENS)
                    .run(context ->
                            assertThat(context).hasNotFailed().hasBean(MANY).doesNotHaveBean(ONE));
            assertThat(lines.at(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("at /lever/webhooks:", "no WebhookHandler bean");
            both.run(context -> assertThat(context).hasNotFailed().hasBean(MANY).doesNotHaveBean(ONE));
            assertThat(lines.at(Level.WARN)).hasSize(2).last().asString().contains("signing-tokens is missing");
        }
        accounts.withPropertyValues(TOKENS, "lever4j.webhooks.enabled=true")
                .run(context -> assertThat(context).hasFailed());
        both.withPropertyValues("lever4j.webhooks.enabled=true")
                .run(context -> assertThat(context).hasFailed());
        accounts.withPropertyValues("lever4j.webhooks.enabled=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whereTheyAreNotSwitchedOff() {
        handled.withBean(AccountWebhooks.class, Nobody::new)
                .withPropertyValues(TOKENS, "lever4j.webhooks.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RouterFunction.class));
    }

    @Test
    void inReactiveWebApplicationsAlone() {
        new ApplicationContextRunner()
                .withConfiguration(ALL)
                .withPropertyValues("lever4j.api-key=k", TOKENS)
                .withBean(WebhookHandler.class, () -> delivery -> Mono.empty())
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(RouterFunction.class)
                        .hasSingleBean(SeenDeliveries.class));
        new ApplicationContextRunner()
                .withConfiguration(ALL)
                .withPropertyValues("lever4j.api-key=k", "lever4j.webhooks.enabled=true")
                .run(context -> assertThat(context).hasNotFailed());
        handled.withPropertyValues(TOKENS)
                .withClassLoader(new FilteredClassLoader(RouterFunction.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ONE));
    }

    @Test
    void beansOfTheApplicationCountFirst() {
        SeenDeliveries seen = SeenDeliveries.inMemory();
        RouterFunction<?> own = request -> Mono.empty();
        handled.withPropertyValues(TOKENS)
                .withBean(SeenDeliveries.class, () -> seen)
                .withBean(ONE, RouterFunction.class, () -> own)
                .run(context -> {
                    assertThat(context.getBean(SeenDeliveries.class)).isSameAs(seen);
                    assertThat(context.getBean(RouterFunction.class)).isSameAs(own);
                });
    }
}
