package dev.lever4j.client.http;

import dev.lever4j.endpoint.Resend;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.OutcomeUnknownException;
import reactor.core.publisher.Mono;

/** Ends a call whose own time has run out, whatever it is doing, waits between attempts included. */
final class DeadlineFilter implements Filter {
    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        return next.handle(flight).timeout(flight.clock().expiry(), Mono.error(() -> expired(flight)));
    }

    static LeverException expired(Flight flight) {
        Call call = flight.call();
        boolean mayHaveArrived = flight.log().end();
        String whatHappened =
                "the call's timeout of " + call.options().timeout().toMillis() + " ms ran out";
        LeverException timeout = new LeverTimeoutException(
                        whatHappened + "; allow more time, or look why Lever or the way to it is slow",
                        true,
                        mayHaveArrived)
                .after(flight.log()
                        .tried(call.endpoint().label(), flight.clock().elapsed()));
        if (call.endpoint().resend() == Resend.SAFE || !mayHaveArrived) {
            return timeout;
        }
        return new OutcomeUnknownException(
                        whatHappened + " while a write was out; read the record to see whether Lever applied it",
                        timeout)
                .after(flight.log()
                        .tried(call.endpoint().label(), flight.clock().elapsed()));
    }
}
