package dev.lever4j.client.token;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.PendingConnection;
import reactor.core.publisher.Mono;

/**
 * Keeps what was begun until the admin comes back. An application of several instances behind one address shares one
 * store among them, for the admin may come back to another instance. Both never block the thread that subscribes; what
 * is kept holds secrets.
 */
public interface PendingConnections {
    /** As long as the process lives, at most 10,000 at once; beyond that the oldest is forgotten. */
    static PendingConnections inMemory() {
        return new InMemoryPendingConnections(10_000);
    }

    /** Cold; completes when {@link #take} can find it. It may be forgotten once it has expired. */
    Mono<Void> add(PendingConnection pending);

    /**
     * Cold; takes what was begun with this state away and emits it. Of several who ask, also at once, at most one gets
     * it; empty for the others, and for a state that nothing was begun with.
     */
    Mono<PendingConnection> take(Secret state);
}
