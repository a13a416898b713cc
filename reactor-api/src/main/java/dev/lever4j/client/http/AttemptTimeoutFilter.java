package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.LeverTimeoutException;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Ends one attempt that takes too long, from admission to the last byte of the answer. The transport aborts its
 * request. Attempts that stream have no such limit.
 */
final class AttemptTimeoutFilter implements Filter {
    private final TimeAndChance time;

    AttemptTimeoutFilter(TimeAndChance time) {
        this.time = time;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        Mono<HttpReply> attempt = next.handle(flight);
        return flight.call()
                .attemptLimit()
                .map(allowed -> attempt.timeout(allowed, Mono.error(() -> late(flight)), time.scheduler()))
                .orElse(attempt);
    }

    static LeverTimeoutException late(Flight flight) {
        Duration allowed = flight.call().options().attemptTimeout();
        return new LeverTimeoutException(
                "no whole answer within the attempt timeout of " + allowed.toMillis()
                        + " ms; allow more time for large answers",
                false,
                !flight.log().holdBack());
    }
}
