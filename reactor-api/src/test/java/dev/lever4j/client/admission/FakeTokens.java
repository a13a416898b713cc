package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.TokenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tokens as a test wants them: there, on their way, or refused. */
final class FakeTokens implements TokenSource {
    final List<Long> accepted = new ArrayList<>();
    final List<Long> rejected = new ArrayList<>();
    boolean anotherCanBeHad;
    private volatile Mono<Authorization> current = Mono.just(generation(1));

    static Authorization generation(long generation) {
        return Authorization.bearer(Secret.of("token-" + generation), generation);
    }

    void are(Mono<Authorization> tokens) {
        current = tokens;
    }

    /** From now on nobody gets a token until the sink says so. */
    Sinks.One<Authorization> pending() {
        Sinks.One<Authorization> refresh = Sinks.one();
        current = refresh.asMono();
        return refresh;
    }

    @Override
    public Mono<Authorization> authorization() {
        return current;
    }

    @Override
    public @Nullable Authorization atHand() {
        AtomicReference<@Nullable Authorization> got = new AtomicReference<>();
        current.onErrorComplete().subscribe(got::set).dispose();
        return got.get();
    }

    @Override
    public void accepted(Authorization used) {
        accepted.add(used.generation());
    }

    @Override
    public boolean rejected(Authorization used) {
        rejected.add(used.generation());
        return anotherCanBeHad;
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
