package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry.CallBegin;
import dev.lever4j.client.Telemetry.CallEnd;
import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.client.Telemetry.Watch;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Tells of each call once, however often it is sent, and lets what lies below run in the context that comes of it.
 * Outermost: what it tells is what the caller gets.
 */
final class ObserveCallFilter implements Filter {
    private final Told told;

    ObserveCallFilter(Told told) {
        this.told = told;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        return told.listens() ? Mono.deferContextual(caller -> observed(flight, next, caller)) : next.handle(flight);
    }

    private Mono<HttpReply> observed(Flight flight, Handler next, ContextView caller) {
        Watch<CallEnd> watch = told.call(begin(flight), caller);
        CallClock clock = flight.clock();
        FlightLog log = flight.log();
        return End.of(
                        next.handle(flight),
                        () -> Outcome.CANCELLED,
                        end -> watch.ended(
                                new CallEnd(end.outcome(), log.status(), log.sends(), clock.elapsed(), end.error())))
                .contextWrite(watch::within);
    }

    static CallBegin begin(Flight flight) {
        return new CallBegin(flight.call().endpoint(), flight.call().options().lane());
    }
}
