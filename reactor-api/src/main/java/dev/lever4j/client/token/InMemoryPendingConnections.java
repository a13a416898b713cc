package dev.lever4j.client.token;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.PendingConnection;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** In order of their beginning. What has expired stays one life longer, so that it can be told from what was used. */
final class InMemoryPendingConnections implements PendingConnections {
    private final int most;
    private final Map<Secret, PendingConnection> kept = new LinkedHashMap<>();

    InMemoryPendingConnections(int most) {
        this.most = most;
    }

    @Override
    public Mono<Void> add(PendingConnection pending) {
        return Mono.fromRunnable(() -> keep(pending));
    }

    @Override
    public Mono<PendingConnection> take(Secret state) {
        return Mono.fromSupplier(() -> remove(state));
    }

    private synchronized void keep(PendingConnection pending) {
        Instant longAgo = pending.begunAt().minus(PendingConnection.LIFE.multipliedBy(2));
        Iterator<PendingConnection> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            boolean forgotten = oldest.next().begunAt().isBefore(longAgo);
            if (!forgotten && kept.size() < most) {
                break;
            }
            oldest.remove();
        }
        kept.put(pending.state(), pending);
    }

    private synchronized @Nullable PendingConnection remove(Secret state) {
        return kept.remove(state);
    }
}
