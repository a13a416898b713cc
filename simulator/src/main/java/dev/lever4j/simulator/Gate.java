package dev.lever4j.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Holds matching requests, or the answers to them, until the test opens it. So a test orders events without sleeping:
 * {@code gate.arrived(3).get(..)}, then {@code gate.open()}.
 */
public final class Gate implements AutoCloseable {
    private final String method;
    private final String path;
    /** False: cut. */
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();

    private final List<Waiter> waiters = new ArrayList<>();
    private int arrivals;
    private boolean full;

    private record Waiter(int arrivals, CompletableFuture<Void> done) {}

    Gate(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Completes when so many requests, or answers, have come to this gate, counted from its start. */
    public synchronized CompletableFuture<Void> arrived(int count) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (arrivals >= count) {
            done.complete(null);
        } else {
            waiters.add(new Waiter(count, done));
        }
        return done;
    }

    /** How many requests, or answers, have come to this gate. */
    public synchronized int arrivals() {
        return arrivals;
    }

    /** Later ones are counted and pass; those that are held stay. */
    public synchronized void holdNoMore() {
        full = true;
    }

    /** Lets all that are held go on; later ones pass. */
    public void open() {
        open.complete(true);
    }

    /** Closes the connections of all that are held: a held request is never looked at. Later ones pass. */
    public void cut() {
        open.complete(false);
    }

    @Override
    public void close() {
        open();
    }

    boolean isOpen() {
        return open.isDone();
    }

    boolean expects(String method, String path) {
        return !isOpen() && Faults.matches(this.method, this.path, method, path);
    }

    /** Emits whether to go on; false is to cut the connection. Null where this gate holds no more. */
    @Nullable
    CompletableFuture<Boolean> enter() {
        List<Waiter> reached;
        boolean held;
        synchronized (this) {
            held = !full;
            arrivals++;
            reached = waiters.stream()
                    .filter(waiter -> waiter.arrivals() <= arrivals)
                    .toList();
            waiters.removeAll(reached);
        }
        reached.forEach(waiter -> waiter.done().complete(null));
        return held ? open : null;
    }
}
