package dev.lever4j.spring.test;

import dev.lever4j.simulator.Simulator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
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
        // when all that tests say is there: what came after this would come before it, such as a blueprint
        BeanDefinitionRegistryPostProcessor last = registry -> lead(context.getEnvironment(), simulator);
        context.addBeanFactoryPostProcessor(last);
    }

    private void lead(ConfigurableEnvironment environment, Simulator simulator) {
        boolean byKey = !environment.getProperty("lever4j.api-key", "").isBlank();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource(BEAN, properties(simulator, byKey)));
        // what the application asks for counts, and a slice must be able to ask for something
        sources.addLast(new MapPropertySource(BEAN + "Defaults", Map.of("lever4j.oauth.scopes", "stages:read:admin")));
    }

    /** An application by API key stays one; all others, also those of a blueprint, are an app that is connected. */
    private Map<String, Object> properties(Simulator simulator, boolean byKey) {
        Map<String, Object> properties = new LinkedHashMap<>();
        // whatever the application itself says would be a second credential
        properties.put("lever4j.blueprint", "");
        properties.put("lever4j.integration", "");
        properties.put("lever4j.environment", "custom");
        properties.put("lever4j.custom.api-url", simulator.baseUrl().toString());
        properties.put("lever4j.custom.auth-url", simulator.authUrl().toString());
        properties.put("lever4j.custom.loopback-http", "true");
        properties.put("lever4j.api-key", byKey ? simulator.apiKey() : "");
        properties.put("lever4j.oauth.client-id", byKey ? "" : simulator.app().clientId());
        properties.put(
                "lever4j.oauth.client-secret", byKey ? "" : simulator.app().clientSecret());
        properties.put("lever4j.oauth.redirect-uri", byKey ? "" : redirectUri);
        properties.put("lever4j.store.type", "memory");
        properties.put(CONNECTED, String.valueOf(connected && !byKey));
        return properties;
    }
}
