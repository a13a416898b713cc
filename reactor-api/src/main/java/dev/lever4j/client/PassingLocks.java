package dev.lever4j.client;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells BlockHound, where an application has it, of the three locks that a thread may meet here. Jackson looks at a
 * class once, before it reads the first value of it, and whoever needs the same look meanwhile waits for it. Netty's
 * allocator grows where two event loops allocate at the same time, and one waits for the other; Netty's own list names
 * the locks of its other allocator only (4.2.18). Steps for a store are put into a queue. All are computing, and
 * nothing outside of the process. Who breaks off within such a lock, as BlockHound does, leaves it shut for ever.
 * Public for the one that loads it.
 */
public final class PassingLocks implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer")
                .allowBlockingCallsInside(
                        "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines")
                .allowBlockingCallsInside("dev.lever4j.client.StoreThreads", "handOver");
    }
}
