package dev.lever4j.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What some work took: of the whole process, compiler and collector included.
 *
 * @param items records or requests, whatever the work counts
 * @param cpu nanoseconds; the clock ticks every 10 ms, so work should take 500 at least
 * @param allocated bytes, by all threads of Java
 */
public record Cost(long items, long wall, long cpu, long allocated) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Does the work again and again until it has taken so much CPU. */
    public static Cost of(LongSupplier work, long leastCpu) {
        System.gc();
        Map<Long, Long> before = allocations();
        long began = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        long items = 0;
        long used;
        do {
            items += work.getAsLong();
            used = PROCESS.getProcessCpuTime() - cpu;
        } while (used < leastCpu);
        return new Cost(items, System.nanoTime() - began, used, allocatedSince(before));
    }

    public double cpuPerItem() {
        return (double) cpu / items;
    }

    public double perSecond() {
        return items * 1e9 / wall;
    }

    public double allocatedPerItem() {
        return (double) allocated / items;
    }

    /** Threads that ended meanwhile are missed: pools keep theirs for longer than a cell takes. */
    private static long allocatedSince(Map<Long, Long> before) {
        return allocations().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private static Map<Long, Long> allocations() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> all = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            all.put(ids[i], Math.max(0, bytes[i]));
        }
        return all;
    }
}
