package dev.lever4j.spring;

import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.token.TokenStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Routes on which an admin connects the account, in a reactive web application. */
@AutoConfiguration(after = LeverAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnBean(LeverOAuth.class)
@ConditionalOnProperty(name = "lever4j.connect.enabled", matchIfMissing = true)
public final class LeverConnectAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    /** Made at once: only of what is there already does Spring see which events it listens to, behind the interface. */
    @Bean
    static LazyInitializationExcludeFilter leverConnectPolicyListensAtOnce() {
        return LazyInitializationExcludeFilter.forBeanTypes(LeverConnectPolicy.class);
    }

    @Bean
    @ConditionalOnMissingBean
    LeverConnectPolicy leverConnectPolicy(LeverProperties properties, TokenStores stores) {
        String account = properties.account();
        if (!properties.connect().open()) {
            return new FirstToConnect(account, new GrantWatch(stores.forAccount(account)));
        }
        LOG.warn(
                "lever4j.connect.open: everybody who can reach {} can connect a Lever account of theirs in place of"
                        + " yours: protect it, or decide with a LeverConnectPolicy",
                properties.connect().path());
        return request -> Mono.just(account);
    }

    /** Before a route of the application that takes whatever is left. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    @ConditionalOnMissingBean(name = "leverConnectRoutes")
    RouterFunction<ServerResponse> leverConnectRoutes(
            LeverProperties properties, LeverOAuth oauth, LeverConnectPolicy policy, Environment environment) {
        String basePath = ConnectPaths.cleaned(environment.getProperty("spring.webflux.base-path", ""));
        ConnectPaths paths = ConnectPaths.of(properties.connect(), oauth.redirectUri(), basePath);
        return new ConnectRoutes(oauth, policy, paths).routes();
    }
}
