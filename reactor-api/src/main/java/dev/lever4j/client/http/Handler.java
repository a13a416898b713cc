package dev.lever4j.client.http;

import reactor.core.publisher.Mono;

/** Carries a flight on: the next filter, or the wire. */
@FunctionalInterface
public interface Handler {
    /**
     * Cold: each subscription is a try of its own. Emits a 2xx reply, or an error of the {@code LeverException} tree.
     */
    Mono<HttpReply> handle(Flight flight);
}
