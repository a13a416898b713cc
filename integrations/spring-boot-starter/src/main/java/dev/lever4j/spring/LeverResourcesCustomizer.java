package dev.lever4j.spring;

import dev.lever4j.client.LeverResourcesBuilder;

/**
 * Says more to the builder of the {@code LeverResources} bean: proxy, certificates, connections. Beans of it are called
 * in order. Who is told of a lost grant is said by an event, {@link LeverGrantLost}, and not here.
 */
@FunctionalInterface
public interface LeverResourcesCustomizer {
    /** Called once, before the resources are built. */
    void customize(LeverResourcesBuilder builder);
}
