package dev.lever4j.it.authorizationservers;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.CodeVerifier;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.client.token.PendingConnections;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Notes what was begun and, if it is to, gives it back with the verifier of somebody else. */
final class SwappedVerifier implements PendingConnections {
    private final PendingConnections kept = PendingConnections.inMemory();
    private final AtomicReference<@Nullable PendingConnection> last = new AtomicReference<>();
    private final boolean swaps;

    SwappedVerifier(boolean swaps) {
        this.swaps = swaps;
    }

    PendingConnection last() {
        PendingConnection begun = last.get();
        if (begun == null) {
            throw new AssertionError("nothing was begun");
        }
        return begun;
    }

    @Override
    public Mono<Void> add(PendingConnection pending) {
        last.set(pending);
        return kept.add(pending);
    }

    @Override
    public Mono<PendingConnection> take(Secret state) {
        return kept.take(state).map(begun -> swaps ? swapped(begun) : begun);
    }

    private static PendingConnection swapped(PendingConnection begun) {
        return new PendingConnection(
                begun.account(),
                begun.state(),
                begun.redirectUri(),
                begun.asked(),
                CodeVerifier.random(new SecureRandom()),
                begun.begunAt());
    }
}
