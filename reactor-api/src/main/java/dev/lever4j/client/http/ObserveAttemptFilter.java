package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.client.Telemetry.RequestBegin;
import dev.lever4j.client.Telemetry.RequestEnd;
import dev.lever4j.client.Telemetry.Watch;
import dev.lever4j.client.TimeAndChance;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Tells of each request, from its turn to its answer or the end of its time. */
final class ObserveAttemptFilter implements Filter {
    private final TimeAndChance time;
    private final Told told;

    ObserveAttemptFilter(TimeAndChance time, Told told) {
        this.time = time;
        this.told = told;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        return told.listens() ? Mono.deferContextual(call -> observed(flight, next, call)) : next.handle(flight);
    }

    private Mono<HttpReply> observed(Flight flight, Handler next, ContextView call) {
        FlightLog log = flight.log();
        long startedAt = time.ticker().getAsLong();
        Watch<RequestEnd> watch = told.request(
                new RequestBegin(
                        ObserveCallFilter.begin(flight),
                        log.sends() + 1,
                        log.previous(),
                        flight.clock().elapsed(),
                        flight.isElsewhere()),
                call);
        return End.of(next.handle(flight), () -> cancelled(flight), end -> {
                    log.ended(end.outcome());
                    watch.ended(new RequestEnd(
                            end.outcome(), log.status(), time.since(startedAt), log.requestId(), end.error()));
                })
                .contextWrite(watch::within);
    }

    /** The deadline is further out: whom it cancels finds no time left. */
    private static Outcome cancelled(Flight flight) {
        return flight.clock().left().isZero() ? Outcome.TIMEOUT : Outcome.CANCELLED;
    }
}
