package dev.lever4j.spring;

import dev.lever4j.client.LeverClientBuilder;

/**
 * Says more to the builder of the {@code LeverClient} bean than the properties can. Beans of it are called in order.
 */
@FunctionalInterface
public interface LeverClientCustomizer {
    /** Called once, before the client is built. What is said here wins over the properties. */
    void customize(LeverClientBuilder builder);
}
