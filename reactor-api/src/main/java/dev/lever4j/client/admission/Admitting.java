package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Cold: each subscription is a waiter of its own. */
final class Admitting extends Mono<Authorization> {
    private final AdmissionQueue queue;
    private final Seat seat;

    Admitting(AdmissionQueue queue, Seat seat) {
        this.queue = queue;
        this.seat = seat;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Authorization> call) {
        call.onSubscribe(new Waiter(queue, seat, call));
    }
}
