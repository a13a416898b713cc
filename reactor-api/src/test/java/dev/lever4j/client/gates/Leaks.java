package dev.lever4j.client.gates;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hears what Netty's leak detectors find. */
final class Leaks extends ResourceLeakDetectorFactory {
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();
    private static final long GC_WAIT_MILLIS = 5_000;

    /** Must run before Netty's buffer classes load: each makes its detector once and for all. */
    static void install() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        setResourceLeakDetectorFactory(new Leaks());
    }

    static boolean isInstalled() {
        return ResourceLeakDetectorFactory.instance() instanceof Leaks
                && ResourceLeakDetector.getLevel() == ResourceLeakDetector.Level.PARANOID;
    }

    /** Makes the collector find what is lost, and hands out the reports since the last time. */
    static List<String> collect() {
        awaitCollection();
        // the marker may be queued before what was found with it, but not before what was found the time before
        awaitCollection();
        // a detector reports when it next tracks something
        PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        PooledByteBufAllocator.DEFAULT.heapBuffer(1).release();
        UnpooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        List<String> found = new ArrayList<>();
        for (String leak = FOUND.poll(); leak != null; leak = FOUND.poll()) {
            found.add(leak);
        }
        return found;
    }

    private static void awaitCollection() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> marker = new WeakReference<>(new Object(), queue);
        System.gc();
        try {
            if (queue.remove(GC_WAIT_MILLIS) != marker) {
                throw new IllegalStateException("the garbage collector did not run; is explicit GC switched off?");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
        return new Detector<>(resource, interval);
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        Detector(Class<?> resource, int interval) {
            super(resource, interval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resourceType, String records) {
            FOUND.add(resourceType + records);
            super.reportTracedLeak(resourceType, records);
        }

        @Override
        protected void reportUntracedLeak(String resourceType) {
            FOUND.add(resourceType);
            super.reportUntracedLeak(resourceType);
        }
    }
}
