package dev.lever4j.it.faults.cell;

import dev.lever4j.client.LeverResources;
import dev.lever4j.client.LeverResourcesBuilder;
import dev.lever4j.client.NioResources;
import dev.lever4j.client.transport.TransportSettings;
import io.netty.channel.epoll.Epoll;

/** By what the client's bytes move; a reset looks different on each. */
public enum Io {
    NIO {
        @Override
        LeverResourcesBuilder resources(TransportSettings settings) {
            return NioResources.builder(settings);
        }
    },
    /** As any user has it on Linux. */
    EPOLL {
        @Override
        LeverResourcesBuilder resources(TransportSettings settings) {
            return LeverResources.builder().transport(now -> settings);
        }
    };

    abstract LeverResourcesBuilder resources(TransportSettings settings);

    /** Whether this machine has it. */
    public boolean isHere() {
        return this == NIO || Epoll.isAvailable();
    }
}
