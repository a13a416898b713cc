package dev.lever4j.cli;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A browser at the redirect URI, and its way back. What it brought is not printed. */
final class Arrival {
    private final @Nullable String query;
    private final Sinks.One<CallbackPage> page = Sinks.one();
    private final Sinks.Empty<Void> served = Sinks.empty();

    Arrival(@Nullable String query) {
        this.query = query;
    }

    /** As it came. */
    @Nullable
    String query() {
        return query;
    }

    void show(CallbackPage shown) {
        page.tryEmitValue(shown);
    }

    /** What it is to be shown, once that is known. */
    Mono<CallbackPage> page() {
        return page.asMono();
    }

    void wasServed() {
        served.tryEmitEmpty();
    }

    /** Completes when the page is on its way, or the browser has left. */
    Mono<Void> served() {
        return served.asMono();
    }
}
