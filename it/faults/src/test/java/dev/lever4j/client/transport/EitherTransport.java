package dev.lever4j.client.transport;

import dev.lever4j.LeverEnvironment;

/** The transport over the JDK's selectors, which the public builder takes only where there is nothing native. */
public final class EitherTransport {
    private EitherTransport() {}

    public static Transport nio(TransportSettings settings, LeverEnvironment environment) {
        return new NettyTransport(settings, environment.origins(), false, true);
    }
}
