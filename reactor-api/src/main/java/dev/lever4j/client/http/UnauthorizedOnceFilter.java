package dev.lever4j.client.http;

import reactor.core.publisher.Mono;

/**
 * After a 401, sends once more if admission says that another token can be had and its body can be sent again. The
 * second 401 is the caller's.
 */
public final class UnauthorizedOnceFilter implements Filter {
    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        Mono<HttpReply> send = Mono.defer(() -> next.handle(flight));
        return send.onErrorResume(AnotherToken.class, first -> flight.call().canStartOver() ? send : Mono.error(first))
                .onErrorMap(AnotherToken.class, AnotherToken::refusal);
    }
}
