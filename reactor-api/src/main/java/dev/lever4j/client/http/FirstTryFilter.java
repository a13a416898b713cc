package dev.lever4j.client.http;

import reactor.core.publisher.Mono;

/** Begins with the end of a {@link FirstTry}, where one was made. */
final class FirstTryFilter implements Filter {
    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        Throwable failure = flight.log().takeFirstFailure();
        return failure == null ? next.handle(flight) : Mono.error(failure);
    }
}
