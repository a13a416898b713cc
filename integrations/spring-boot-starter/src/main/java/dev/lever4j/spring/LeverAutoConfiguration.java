package dev.lever4j.spring;

import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.LeverResourcesBuilder;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/** Beans for one account of Lever, each of which a bean of the application takes the place of. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration"
        })
@EnableConfigurationProperties(LeverProperties.class)
@Import(StoreConfiguration.class)
@ImportRuntimeHints(LeverRuntimeHints.class)
public final class LeverAutoConfiguration {
    /** Who calls which Lever; only read where something asks for it. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    Integration leverIntegration(LeverProperties properties, ConfigurableEnvironment environment) {
        return Configured.integration(properties, () -> BlueprintFile.variables(environment));
    }

    @Bean
    @ConditionalOnMissingBean
    LeverResources leverResources(
            ApplicationEventPublisher events,
            ObjectProvider<Telemetry> telemetry,
            ObjectProvider<LeverResourcesCustomizer> customizers) {
        LeverResourcesBuilder builder = LeverResources.builder();
        telemetry.ifAvailable(builder::telemetry);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.onGrantLost(loss ->
                        events.publishEvent(new LeverGrantLost(loss.account().orElse(""), loss.loss())))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(RedirectUriCondition.class)
    PendingConnections leverPendingConnections() {
        return PendingConnections.inMemory();
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(RedirectUriCondition.class)
    LeverOAuth leverOAuth(
            Integration integration,
            LeverProperties properties,
            TokenStores stores,
            PendingConnections pending,
            LeverResources resources) {
        String registered = Configured.needed(
                "lever4j.oauth.redirect-uri", properties.oauth().redirectUri());
        RedirectUri redirectUri = Configured.checked("lever4j.oauth.redirect-uri", () -> new RedirectUri(registered));
        return LeverOAuth.fromBlueprint(integration, redirectUri, stores)
                .pending(pending)
                .resources(resources)
                .build();
    }

    @Bean
    @Lazy
    ClientRecipe leverClientRecipe(
            Integration integration,
            LeverProperties properties,
            LeverResources resources,
            ObjectProvider<LeverClientCustomizer> customizers) {
        return new ClientRecipe(
                integration, properties, resources, customizers.orderedStream().toList());
    }

    /** Only made where something asks for it. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    @Conditional(NoApiKeyCondition.class)
    LeverClients leverClients(ClientRecipe recipe, LeverResources resources, ObjectProvider<TokenStores> stores) {
        if (!(recipe.integration().credential() instanceof AppCredential.OAuth)) {
            throw new LeverConfigurationException(
                    "LeverClients is asked for, and an API key is configured, which has one account only.",
                    "Configure an OAuth app, or use LeverClient.");
        }
        TokenStores opened = stores.getObject();
        return LeverClients.of(resources, account -> recipe.builder(opened.forAccount(account)));
    }

    /** After all that it has to end before, so that it ends first. */
    @Bean
    LeverShutdown leverShutdown(LeverResources resources, LeverProperties properties, ApplicationContext context) {
        return new LeverShutdown(resources, properties.shutdownGrace(), context);
    }

    /** What is wrong is said at the start, and a store is opened where a thread may wait for it. */
    @Bean
    static LazyInitializationExcludeFilter leverStartsAtOnce() {
        return LazyInitializationExcludeFilter.forBeanTypes(LeverAccount.class, LeverOAuth.class, LeverShutdown.class);
    }

    /** The client of the account that the properties name. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(LeverClient.class)
    static class ClientConfiguration {
        @Bean
        LeverAccount leverAccount(ClientRecipe recipe, LeverProperties properties, ObjectProvider<TokenStores> stores) {
            TokenStore grant = null;
            if (recipe.integration().credential() instanceof AppCredential.OAuth) {
                TokenStores opened = stores.getObject();
                grant = Configured.checked("lever4j.account", () -> opened.forAccount(properties.account()));
            }
            return new LeverAccount(recipe.builder(grant).build(), grant);
        }

        @Bean
        LeverClient leverClient(LeverAccount account) {
            return account.client();
        }
    }
}
