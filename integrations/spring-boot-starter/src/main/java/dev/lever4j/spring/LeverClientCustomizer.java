package dev.lever4j.spring;

import dev.lever4j.client.LeverClientBuilder;

/**
 * Says more to the builders of the {@code LeverClient} bean, and of the clients of {@code LeverClients}, than the
 * properties can. Beans of it are called in order.
 */
@FunctionalInterface
public interface LeverClientCustomizer {
    /**
     * Called once for each client, before it is built, by any thread; must not block. What is said here wins over the
     * properties.
     */
    void customize(LeverClientBuilder builder);
}
