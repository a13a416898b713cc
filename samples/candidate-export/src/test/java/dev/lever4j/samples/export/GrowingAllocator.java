package dev.lever4j.samples.export;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * A blocking call that tests let pass: where two event loops allocate at the same time, Netty's allocator takes a lock
 * for the moment in which it grows. Netty's own list names the locks of its other allocator only (4.2.18).
 */
public final class GrowingAllocator implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
    }
}
