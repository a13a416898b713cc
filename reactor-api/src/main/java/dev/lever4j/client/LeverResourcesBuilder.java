package dev.lever4j.client;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.client.transport.Transport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link LeverResources}. Not safe to share among threads. Values are checked when they are given:
 * {@link IllegalArgumentException}.
 */
public final class LeverResourcesBuilder {
    private TimeAndChance time = TimeAndChance.system();
    private @Nullable Function<LeverEnvironment, Transport> connect;

    LeverResourcesBuilder() {}

    /** The clocks, scheduler and random generator; the machine's own by default. Nothing of it is closed with the resources. */
    public LeverResourcesBuilder timeAndChance(TimeAndChance source) {
        time = source;
        return this;
    }

    /** In place of the network. */
    LeverResourcesBuilder connect(Function<LeverEnvironment, Transport> other) {
        connect = other;
        return this;
    }

    /** Opens nothing yet. */
    public LeverResources build() {
        if (connect == null) {
            throw new UnsupportedOperationException("the network is still being laid");
        }
        return new LeverResources(time, connect);
    }
}
