package dev.lever4j.it.faults.soak;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what Netty's detectors, which look at one buffer of many, find to be lost. */
final class LeakCount extends ResourceLeakDetectorFactory {
    private static final AtomicInteger FOUND = new AtomicInteger();
    /** As many as it takes for a detector that looks at one of 128 to look at one. */
    private static final int ENOUGH = 4_096;

    /** Before Netty's buffers are there. */
    static void install() {
        setResourceLeakDetectorFactory(new LeakCount());
    }

    /** After what is lost was collected. A detector reports when it looks at the next one. */
    static int found() {
        for (int i = 0; i < ENOUGH; i++) {
            PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
            PooledByteBufAllocator.DEFAULT.heapBuffer(1).release();
        }
        return FOUND.get();
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
        return new ResourceLeakDetector<>(resource, interval) {
            @Override
            protected boolean needReport() {
                return true;
            }

            @Override
            protected void reportTracedLeak(String type, String records) {
                FOUND.incrementAndGet();
                super.reportTracedLeak(type, records);
            }

            @Override
            protected void reportUntracedLeak(String type) {
                FOUND.incrementAndGet();
                super.reportUntracedLeak(type);
            }
        };
    }
}
