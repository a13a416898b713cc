package dev.lever4j.it.canaries;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Looks at texts, counts them by where they came from, and keeps what was seen. */
final class Watch {
    /** Beyond that many exceptions that wait to be looked at, whoever makes one looks. */
    private static final int MOST_WAITING = 2_000;

    private static final int MOST_HITS = 10_000;

    private final Canaries canaries = new Canaries();
    private final Map<String, LongAdder> looked = new ConcurrentHashMap<>();
    private final Map<String, Long> hits = new ConcurrentHashMap<>();
    private final Queue<Throwable> born = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Canaries canaries() {
        return canaries;
    }

    /**
     * @param kind as it is counted
     * @param place what is named if something is seen
     */
    void look(String kind, String place, String text) {
        looked.computeIfAbsent(kind, first -> new LongAdder()).increment();
        canaries.in(text)
                .filter(seen -> !Allowed.covers(kind + " " + place, seen))
                .ifPresent(seen -> hit(kind + " " + place + ": " + seen));
    }

    private void hit(String what) {
        if (hits.size() < MOST_HITS) {
            hits.merge(what, 1L, Long::sum);
        }
    }

    /** Is looked at later, since what it is caused by may be noted after it was made. */
    void born(Throwable error) {
        born.add(error);
        if (waiting.incrementAndGet() > MOST_WAITING) {
            lookAtErrors();
        }
    }

    void lookAtErrors() {
        for (Throwable error = born.poll(); error != null; error = born.poll()) {
            waiting.decrementAndGet();
            lookAt("exception", error.getClass().getName(), error);
        }
    }

    /** All that it prints: its causes and what is suppressed too. */
    void lookAt(String kind, String place, Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        look(kind, place, text + "\n" + error);
    }

    void lookAtThreads() {
        Thread.getAllStackTraces().keySet().forEach(thread -> look("thread", "name", thread.getName()));
    }

    /** Texts by where they came from. */
    Map<String, Long> looked() {
        Map<String, Long> all = new TreeMap<>();
        looked.forEach((kind, count) -> all.put(kind, count.sum()));
        return all;
    }

    /** What was seen, and how often. */
    List<String> hits() {
        return new TreeMap<>(hits)
                .entrySet().stream()
                        .map(hit -> hit.getValue() + " x " + hit.getKey())
                        .toList();
    }
}
