package dev.lever4j.spring;

import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.client.webhook.WebhookReceiver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Routes on which Lever tells what happened, in a reactive web application. */
@AutoConfiguration(after = LeverAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnBean({LeverProperties.class, SeenDeliveries.class})
@ConditionalOnProperty(name = "lever4j.webhooks.enabled", matchIfMissing = true)
public final class LeverWebhookAutoConfiguration {
    /** Before a route of the application that takes whatever is left. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 200;

    @Bean
    @Order(ORDER)
    @Conditional(SigningTokensCondition.class)
    @ConditionalOnBean(WebhookHandler.class)
    @ConditionalOnMissingBean(name = "leverWebhookRoutes")
    RouterFunction<ServerResponse> leverWebhookRoutes(
            LeverProperties properties, WebhookHandler handler, SeenDeliveries seen) {
        ConfiguredWebhooks said = new ConfiguredWebhooks(properties);
        return WebhookRoutes.of(said.path(), WebhookReceiver.of(said.verifier(), seen, handler));
    }

    @Bean
    @Order(ORDER)
    @ConditionalOnBean(AccountWebhooks.class)
    @ConditionalOnMissingBean(name = "leverAccountWebhookRoutes")
    RouterFunction<ServerResponse> leverAccountWebhookRoutes(
            LeverProperties properties, AccountWebhooks accounts, SeenDeliveries seen) {
        return WebhookRoutes.of(new ConfiguredWebhooks(properties).path(), new AccountReceivers(accounts, seen));
    }

    @Bean
    WebhookCheck leverWebhookCheck(
            LeverProperties properties,
            ObjectProvider<WebhookHandler> handlers,
            ObjectProvider<AccountWebhooks> accounts) {
        return new WebhookCheck(
                properties.webhooks(),
                handlers.stream().findAny().isPresent(),
                accounts.stream().findAny().isPresent());
    }
}
