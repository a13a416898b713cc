package dev.lever4j.client.token;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** A store that keeps a history, fails on request, and notices two calls at once. */
final class ScriptedStore implements TokenStore {
    final List<StoredGrant> saved = new CopyOnWriteArrayList<>();
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger saves = new AtomicInteger();
    /** Where each save was asked for. */
    final List<String> savedIn = new CopyOnWriteArrayList<>();

    volatile Predicate<StoredGrant> refuses = grant -> false;
    volatile boolean unreadable;
    /** What each call waits for before it does anything. */
    volatile Mono<Void> hangsUntil = Mono.empty();

    volatile StoredGrant content = StoredGrant.of(Secret.of("refresh-0"));

    @Override
    public Mono<StoredGrant> load() {
        return hangsUntil.then(Mono.fromCallable(() -> {
            loads.incrementAndGet();
            if (unreadable) {
                throw new IllegalStateException("unreadable");
            }
            return content;
        }));
    }

    @Override
    public Mono<Boolean> save(StoredGrant grant) {
        return hangsUntil.then(Mono.deferContextual(caller -> {
            savedIn.add(caller.getOrDefault("within", ""));
            return Mono.just(kept(grant));
        }));
    }

    private boolean kept(StoredGrant grant) {
        saves.incrementAndGet();
        if (refuses.test(grant)) {
            throw new IllegalStateException("disk full");
        }
        if (grant.version() != content.version() + 1) {
            return false;
        }
        content = grant;
        saved.add(grant);
        return true;
    }

    /** Whether this is what a refresh brought, and not the note that one begins. */
    static boolean isRotated(StoredGrant grant) {
        return !grant.intentIsOpen() && grant.access() != null;
    }
}
