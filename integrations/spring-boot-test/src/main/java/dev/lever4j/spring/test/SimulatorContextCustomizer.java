package dev.lever4j.spring.test;

import dev.lever4j.simulator.Simulator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Part of a context's key in the cache, so that tests that say the same share a context. */
record SimulatorContextCustomizer(long seed, int opportunities, boolean connected, String redirectUri)
        implements ContextCustomizer {
    static final String CONNECTED = "lever4j.test.connected";

    private static final String BEAN = "leverSimulator";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        Simulator simulator = Simulator.builder()
                .seed(seed)
                .opportunities(opportunities)
                .redirectUri(redirectUri)
                .start();
        context.getBeanFactory().registerSingleton(BEAN, simulator);
        // also where the context fails to start
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean(BEAN, simulator::close);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(BEAN, properties(simulator)));
    }

    private Map<String, Object> properties(Simulator simulator) {
        Map<String, Object> properties = new LinkedHashMap<>();
        // whatever the application itself says would be a second credential
        properties.put("lever4j.api-key", "");
        properties.put("lever4j.blueprint", "");
        properties.put("lever4j.environment", "custom");
        properties.put("lever4j.custom.api-url", simulator.baseUrl().toString());
        properties.put("lever4j.custom.auth-url", simulator.authUrl().toString());
        properties.put("lever4j.custom.loopback-http", "true");
        properties.put("lever4j.oauth.client-id", simulator.app().clientId());
        properties.put("lever4j.oauth.client-secret", simulator.app().clientSecret());
        properties.put("lever4j.oauth.redirect-uri", redirectUri);
        properties.put("lever4j.store.type", "memory");
        properties.put(CONNECTED, String.valueOf(connected));
        return properties;
    }
}
