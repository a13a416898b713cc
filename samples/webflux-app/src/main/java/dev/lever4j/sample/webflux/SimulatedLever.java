package dev.lever4j.sample.webflux;

import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where no Lever is configured, one that runs in this process, and the properties that lead to it: the application
 * itself knows no difference. It answers slowly enough that one sees the pipeline come in, and its access tokens live
 * so briefly that one sees them refreshed.
 */
final class SimulatedLever implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedLever.class);
    private static final String NAME = "simulator";
    private static final String CALLBACK = "/lever/callback";

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (aRealOneIsMeant(environment)) {
            return;
        }
        String site = "http://localhost:" + environment.getProperty("server.port", "8080");
        Simulator lever = start(site + CALLBACK, environment);
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, properties(lever)));
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton(NAME, lever);
        beans.registerDisposableBean(NAME, lever::close); // the first is the last to go, after a failed start too
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

    private static Simulator start(String redirectUri, ConfigurableEnvironment environment) {
        return Simulator.builder()
                .redirectUri(redirectUri)
                .opportunities(environment.getProperty("sample.simulator.opportunities", Integer.class, 4_000))
                .latency(environment.getProperty("sample.simulator.latency", Duration.class, Duration.ofMillis(250)))
                .tokenLifetime(Duration.ofMinutes(3))
                .start();
    }

    private static Map<String, Object> properties(Simulator lever) {
        return Map.of(
                "lever4j.store.type", "memory",
                "lever4j.environment", "custom",
                "lever4j.custom.api-url", lever.baseUrl(),
                "lever4j.custom.auth-url", lever.authUrl(),
                "lever4j.custom.loopback-http", true,
                "lever4j.oauth.client-id", lever.app().clientId(),
                "lever4j.oauth.client-secret", lever.app().clientSecret(),
                "lever4j.oauth.redirect-uri", lever.app().redirectUri());
    }
}
