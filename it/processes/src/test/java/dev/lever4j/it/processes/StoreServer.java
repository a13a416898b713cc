package dev.lever4j.it.processes;

/**
 * A server that keeps a store for all processes, until it is closed.
 *
 * @param where what its {@link StoreOpener} is told
 */
public record StoreServer(String where, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
        end.run();
    }
}
