package dev.lever4j.client;

import dev.lever4j.client.transport.EitherTransport;
import dev.lever4j.client.transport.TransportSettings;

/** What a user's {@link LeverResources} are on a machine without epoll. */
public final class NioResources {
    private NioResources() {}

    public static LeverResourcesBuilder builder(TransportSettings settings) {
        return LeverResources.builder().connect(environment -> EitherTransport.nio(settings, environment));
    }
}
