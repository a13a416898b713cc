package dev.lever4j.sample.webflux;

import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.PendingConnections;
import dev.lever4j.client.token.TokenStores;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where no Lever is configured, one for each account that runs in this process, the properties that lead to it, and the
 * clients: what the properties say of timeouts and rates, and customizers, do not count for those. Else the application
 * knows no difference. It answers slowly enough that one sees the pipeline come in, and its access tokens live so
 * briefly that one sees them refreshed.
 */
final class SimulatedLever implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedLever.class);
    private static final String NAME = "simulated customers";

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (aRealOneIsMeant(environment)) {
            return;
        }
        String site = "http://localhost:" + environment.getProperty("server.port", "8080");
        SimulatedCustomers customers = SimulatedCustomers.start(accounts(environment), site, environment);
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, customers.properties()));
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton(NAME, customers);
        beans.registerDisposableBean(NAME, customers::close); // the first is the last to go, after a failed start too
        context.registerBean(PendingConnections.class, customers::consent);
        context.registerBean(LeverClients.class, () -> clients(customers, beans));
        LOG.info("no Lever is configured, so there is a simulated one; open {}", site);
    }

    /** One of them is enough: what is forgotten or misspelt beside it is to fail, and not to look as if it worked. */
    private static boolean aRealOneIsMeant(ConfigurableEnvironment environment) {
        return Stream.of(
                        "api-key",
                        "oauth.client-id",
                        "oauth.client-secret",
                        "oauth.redirect-uri",
                        "blueprint",
                        "integration",
                        "environment",
                        "custom.api-url",
                        "custom.auth-url",
                        "store.type",
                        "store.keys",
                        "store.folder",
                        "store.redis-url")
                .map("lever4j."::concat)
                .anyMatch(environment::containsProperty);
    }

    private static List<String> accounts(ConfigurableEnvironment environment) {
        return List.of(environment.getProperty("sample.accounts", String[].class, new String[] {"default"}));
    }

    private static LeverClients clients(SimulatedCustomers customers, BeanFactory beans) {
        TokenStores grants = beans.getBean(TokenStores.class);
        return LeverClients.of(
                beans.getBean(LeverResources.class), account -> customers.client(account, grants.forAccount(account)));
    }
}
