package dev.lever4j.client.token;

import dev.lever4j.auth.Authorization;
import reactor.core.publisher.Mono;

/** The same authorization for ever. */
record FixedSource(Authorization fixed) implements TokenSource {
    @Override
    public Mono<Authorization> authorization() {
        return Mono.just(fixed);
    }

    @Override
    public Authorization atHand() {
        return fixed;
    }

    @Override
    public void accepted(Authorization used) {}

    @Override
    public boolean rejected(Authorization used) {
        return false;
    }

    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
