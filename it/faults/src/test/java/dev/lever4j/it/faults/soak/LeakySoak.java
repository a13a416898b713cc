package dev.lever4j.it.faults.soak;

import io.netty.buffer.PooledByteBufAllocator;

/** A planted fault: a buffer is lost with each call. Must not end well. */
final class LeakySoak {
    private LeakySoak() {}

    /** Arguments: requests. */
    public static void main(String[] arguments) throws Exception {
        LeakCount.install();
        new Soak(() -> PooledByteBufAllocator.DEFAULT.directBuffer(16).writeByte(1)).run(Long.parseLong(arguments[0]));
        System.exit(0);
    }
}
