package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Transport;
import reactor.core.publisher.Mono;

/** One account's token, refreshed once for all callers. */
final class RefreshingTokenSource implements TokenSource {
    RefreshingTokenSource() {}

    @Override
    public Mono<Authorization> authorization() {
        return Mono.error(new UnsupportedOperationException("under construction"));
    }

    @Override
    public void accepted(Authorization used) {}

    @Override
    public boolean rejected(Authorization used) {
        return false;
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    static TokenSource of(
            LeverEnvironment environment,
            OAuthApp app,
            TokenStore store,
            Transport transport,
            RefreshSettings settings,
            TimeAndChance time) {
        return new RefreshingTokenSource();
    }
}
