package dev.lever4j.it.processes;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.TokenPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A Lever and a store, and the children that share them; all children are ended with it. */
final class Ground implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Older than any least age, and far from its end by the clocks of the children. */
    private static final Duration AGE = Duration.ofMinutes(10);

    final Simulator lever;
    private final SharedStore shared;
    private final TokenStores stores;
    private final List<Child> children = new ArrayList<>();

    Ground(SharedStore shared, Simulator.Builder lever) {
        this.shared = shared;
        try {
            this.stores = shared.open(() -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.lever = lever.rate(1_000_000, 1_000_000).start();
    }

    /** What children have where nothing else is said. */
    ChildSettings settings() {
        return ChildSettings.usual(shared, lever);
    }

    boolean storeStopsHalfway() {
        return shared.stopsHalfway();
    }

    /** Does not wait until it is ready. */
    Child start(String name, ChildSettings settings) {
        Child child = Child.start(name, settings);
        children.add(child);
        return child;
    }

    /** A new account with a fresh grant, kept for all; its access token is good until it is expired. */
    String connect() {
        String account = "acme-" + UUID.randomUUID();
        TokenPair tokens = lever.newTokens();
        Instant askedAt = Instant.now().minus(AGE);
        StoredGrant.Access access = new StoredGrant.Access(
                Secret.of(tokens.accessToken()), askedAt, askedAt.plus(AGE).plusSeconds(tokens.expiresInSeconds()));
        StoredGrant grant = new StoredGrant(1, 0, Secret.of(tokens.refreshToken()), access, Scopes.UNKNOWN, null);
        if (!got(stores.forAccount(account).save(grant))) {
            throw new AssertionError(account + " has a grant already");
        }
        return account;
    }

    StoredGrant kept(String account) {
        return got(stores.forAccount(account).load());
    }

    /** Holds refreshes before the server looks at them. */
    Gate refreshing() {
        return lever.controls().hold("POST", "/oauth/token");
    }

    /** Holds the answers to refreshes that the server has done. */
    Gate refreshed() {
        return lever.controls().holdAnswers("POST", "/oauth/token");
    }

    /** How often this refresh token was presented to the server, since the ledger was last cleared. */
    long presentations(Secret refreshToken) {
        return lever.ledger().tokenRequests().stream()
                .filter(request -> request.body().contains(refreshToken.reveal()))
                .count();
    }

    /**
     * @param least that this takes
     * @throws AssertionError with what all children said, if the event does not come
     */
    void await(Future<Void> event, Duration least) {
        try {
            event.get(LIMIT.plus(least).toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("what is waited for does not come; children: " + children, e);
        }
    }

    void await(Future<Void> event) {
        await(event, Duration.ZERO);
    }

    private static <T> T got(Mono<T> once) {
        @Nullable T value = once.block(LIMIT);
        return Objects.requireNonNull(value);
    }

    /** Kills a child and forgets it. */
    void kill(Child child) {
        child.kill();
        children.remove(child);
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        lever.close();
    }
}
