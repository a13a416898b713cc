package dev.lever4j.it.canaries;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
    private static final int CONTEXT = 150;
    private static final int JUST_BEFORE = 20;

    private final Canaries canaries = new Canaries();
    private final Map<String, LongAdder> looked = new ConcurrentHashMap<>();
    private final Map<String, Long> hits = new ConcurrentHashMap<>();
    private final Map<String, String> contexts = new ConcurrentHashMap<>();
    /** Of what exceptions print: the same comes thousands of times. */
    private final Set<Long> printed = ConcurrentHashMap.newKeySet();

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
        count(kind);
        for (Found found : canaries.in(text)) {
            String before = text.substring(Math.max(0, found.from() - JUST_BEFORE), found.from());
            String where = kind + " " + place;
            if (!Allowed.covers(where, before, text.substring(found.from(), found.to()))) {
                hit(where + ": " + found.what(), around(text, found.from()));
            }
        }
    }

    /** Of what was not looked at since it is too large: counted by itself, so that it is said. */
    void passedBy(String kind) {
        count("too-large-" + kind);
    }

    private void count(String kind) {
        looked.computeIfAbsent(kind, first -> new LongAdder()).increment();
    }

    private void hit(String what, String context) {
        if (hits.size() < MOST_HITS) {
            contexts.putIfAbsent(what, context);
            hits.merge(what, 1L, Long::sum);
        }
    }

    /** By which whoever reads of it finds out where it comes from. */
    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + CONTEXT))
                .replaceAll("\\s+", " ");
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
        String all = text + "\n" + error;
        if (printed.add((long) all.hashCode() << Integer.SIZE | all.length())) {
            look(kind, place, all);
        } else {
            count(kind);
        }
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

    /** What was seen, each with what stood around it the first time. */
    List<String> hitsInContext() {
        return new TreeMap<>(hits)
                .entrySet().stream()
                        .map(hit -> hit.getValue() + " x " + hit.getKey() + " in: " + contexts.get(hit.getKey()))
                        .toList();
    }
}
