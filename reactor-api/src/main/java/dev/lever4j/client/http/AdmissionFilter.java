package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.UnauthorizedException;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Lets each send wait for its token and permit, and tells the queue and the token source what Lever said to them.
 * Silence and answers that are not Lever's say nothing about either; requests to elsewhere need neither.
 */
public final class AdmissionFilter implements Filter {
    private final Desk desk;
    private final TimeAndChance time;
    private final Telemetry telemetry;

    /** @param telemetry told of each wait */
    public AdmissionFilter(Desk desk, TimeAndChance time, Telemetry telemetry) {
        this.desk = desk;
        this.time = time;
        this.telemetry = telemetry;
    }

    @Override
    public Mono<HttpReply> filter(Flight flight, Handler next) {
        if (flight.isElsewhere()) {
            return next.handle(flight);
        }
        Lane lane = flight.call().options().lane();
        return Mono.using(() -> new Seat(lane), seat -> seated(flight, seat, next), Seat::leave);
    }

    private Mono<HttpReply> seated(Flight flight, Seat seat, Handler next) {
        flight.log().landing(seat::leave);
        Mono<Authorization> admitted = admitted(flight, seat);
        return (telemetry == Telemetry.NONE ? admitted : timed(flight, admitted))
                .flatMap(given -> send(flight.admitted(given), given, next));
    }

    private Mono<Authorization> admitted(Flight flight, Seat seat) {
        CallClock clock = flight.clock();
        if (flight.call().options().lane() == Lane.INTERACTIVE) {
            return desk.admission().admit(seat);
        }
        return Mono.defer(() -> {
            clock.stop();
            return desk.admission().admit(seat).doOnTerminate(clock::resume).doOnCancel(clock::resume);
        });
    }

    private Mono<Authorization> timed(Flight flight, Mono<Authorization> admitted) {
        return Mono.defer(() -> {
            long since = time.ticker().getAsLong();
            Lane lane = flight.call().options().lane();
            Once<Boolean> told = new Once<>(given -> telemetry.waited(lane, time.since(since), given));
            return admitted.doOnNext(given -> told.accept(true))
                    .doOnError(none -> told.accept(false))
                    .doOnCancel(() -> told.accept(false));
        });
    }

    private Mono<HttpReply> send(Flight flight, Authorization given, Handler next) {
        long admittedAt = time.ticker().getAsLong();
        return next.handle(flight)
                .doOnNext(reply -> accepted(given))
                .doOnError(Redirected.class, redirect -> accepted(given))
                .onErrorMap(ApiException.class, refusal -> refused(refusal, given, admittedAt));
    }

    void accepted(Authorization given) {
        desk.admission().answered();
        desk.tokens().accepted(given);
    }

    Throwable refused(ApiException refusal, Authorization given, long admittedAt) {
        if (refusal instanceof RateLimitedException limited) {
            desk.admission().throttled(limited.retryAfter().orElse(Duration.ZERO), admittedAt);
            desk.tokens().accepted(given);
            return refusal;
        }
        if (refusal instanceof UnauthorizedException unauthorized) {
            desk.admission().answered();
            return desk.tokens().rejected(given) ? new AnotherToken(unauthorized) : refusal;
        }
        accepted(given);
        return refusal;
    }
}
