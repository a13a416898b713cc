package dev.lever4j.bucket4j;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.Lane;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.RawResponse;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Ledger;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one process has: resources of its own, and the credential that all share. Its requests can be told by its mark.
 */
final class Sharer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final LeverResources resources;
    private final LeverClient lever;
    private final int mark;

    /** Where the credential counts. */
    record Server(URI api, URI auth, String key) {}

    Sharer(Server server, RateBudgets budgets, double share, RateLimit limit, int mark) {
        this.mark = mark;
        resources = LeverResources.builder().rateBudgets(budgets, share).build();
        lever = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(server.api(), server.auth()))
                .apiKey(Secret.of(server.key()))
                .rate(limit)
                .resources(resources)
                .build();
    }

    /** A call that a person waits for. */
    Mono<RawResponse> call() {
        return lever.raw().get("/users").query("limit", mark).exchange();
    }

    /** So many callers, each with one call after the other; for ever, or until one fails. Emits with each answer. */
    Flux<RawResponse> flood(int callers) {
        Mono<RawResponse> call = lever.raw()
                .get("/stages")
                .query("limit", mark)
                .options(usual -> usual.lane(Lane.BACKGROUND).timeout(LIMIT).attemptTimeout(LIMIT))
                .exchange();
        return Flux.range(0, callers).flatMap(i -> call.repeat(), callers);
    }

    /** Whether a request is of its flood. */
    boolean sent(Ledger.Entry request) {
        return request.path().endsWith("/stages") && request.query().equals("limit=" + mark);
    }

    @Override
    public void close() {
        resources.closeGracefully(Duration.ZERO).block(LIMIT);
    }
}
