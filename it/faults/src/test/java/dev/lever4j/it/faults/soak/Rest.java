package dev.lever4j.it.faults.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;

/**
 * What is left once the garbage has been collected.
 *
 * @param requests so far
 * @param heap in bytes
 * @param direct bytes that Netty holds outside the heap
 */
record Rest(long requests, long heap, long direct, int threads, long descriptors) {
    static Rest after(long requests) {
        // once for what is unreachable, once for what was kept for its cleaner
        System.gc();
        System.gc();
        return new Rest(
                requests,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                Math.max(
                        PlatformDependent.usedDirectMemory(),
                        PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : -1);
    }

    String row() {
        return String.format(
                "| %,d | %.2f | %.2f | %d | %d |",
                requests, heap / 1048576.0, direct / 1048576.0, threads, descriptors);
    }
}
