package dev.lever4j.client;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells BlockHound, where an application has it, of the one lock that a thread may meet here: Jackson looks at a class
 * once, before it reads the first value of it, and whoever needs the same look meanwhile waits for it. That is
 * computing, and nothing outside of the process. Public for the one that loads it.
 */
public final class FirstLookAtAClass implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
    }
}
