package dev.lever4j.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Holds matching requests, entered in the ledger but not yet looked at, until the test opens it. So a test orders
 * events without sleeping: {@code gate.arrived(3).get(..)}, then {@code gate.open()}.
 */
public final class Gate implements AutoCloseable {
    private final String method;
    private final String path;
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private int arrivals;

    private record Waiter(int arrivals, CompletableFuture<Void> done) {}

    Gate(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Completes when so many requests have come to this gate, counted from its start. */
    public synchronized CompletableFuture<Void> arrived(int count) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (arrivals >= count) {
            done.complete(null);
        } else {
            waiters.add(new Waiter(count, done));
        }
        return done;
    }

    /** Lets all held requests go on; later ones pass. */
    public void open() {
        open.complete(null);
    }

    @Override
    public void close() {
        open();
    }

    boolean isOpen() {
        return open.isDone();
    }

    boolean holds(String method, String path) {
        return !isOpen() && Faults.matches(this.method, this.path, method, path);
    }

    CompletableFuture<Void> enter() {
        List<Waiter> reached;
        synchronized (this) {
            arrivals++;
            reached = waiters.stream()
                    .filter(waiter -> waiter.arrivals() <= arrivals)
                    .toList();
            waiters.removeAll(reached);
        }
        reached.forEach(waiter -> waiter.done().complete(null));
        return open;
    }
}
