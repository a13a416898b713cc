package dev.lever4j.it.faults.cell;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Every buffer of Netty's that was made and is not released. Found as a service, before Netty's classes load; needs no
 * garbage collection, so that it can be asked after each cell.
 */
public final class OpenBuffers extends ResourceLeakDetectorFactory implements LauncherSessionListener {
    private static final Set<Tracked<?>> OPEN = ConcurrentHashMap.newKeySet();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        install();
    }

    public static void install() {
        setResourceLeakDetectorFactory(new OpenBuffers());
    }

    public static boolean isInstalled() {
        return ResourceLeakDetectorFactory.instance() instanceof OpenBuffers;
    }

    /** Those that are open now, which another look leaves out. */
    public static Set<Object> now() {
        return new HashSet<>(OPEN);
    }

    /** Where those came from that are open and were not then. */
    public static List<Throwable> since(Set<Object> then) {
        return OPEN.stream()
                .filter(open -> !then.contains(open))
                .map(open -> (Throwable) open.origin)
                .toList();
    }

    @Override
    public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maxActive) {
        return new Detector<>(resource, interval);
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        Detector(Class<T> resource, int interval) {
            super(resource, interval);
        }

        @Override
        public ResourceLeakTracker<T> track(T resource) {
            Tracked<T> tracked = new Tracked<>(resource.getClass().getSimpleName());
            OPEN.add(tracked);
            return tracked;
        }

        @Override
        public ResourceLeakTracker<T> trackForcibly(T resource) {
            return track(resource);
        }
    }

    private static final class Tracked<T> implements ResourceLeakTracker<T> {
        private final Origin origin;

        Tracked(String what) {
            origin = new Origin(what);
        }

        @Override
        public void record() {}

        @Override
        public void record(Object hint) {}

        @Override
        public boolean close(T resource) {
            return OPEN.remove(this);
        }
    }

    /** Where a buffer was made. */
    private static final class Origin extends Throwable {
        private static final long serialVersionUID = 1;

        Origin(String what) {
            super("open: " + what);
        }
    }
}
