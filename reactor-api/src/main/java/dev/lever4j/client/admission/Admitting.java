package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Cold: each subscription is a waiter of its own. */
final class Admitting extends Mono<Authorization> {
    private final AdmissionQueue queue;
    private final Lane lane;

    Admitting(AdmissionQueue queue, Lane lane) {
        this.queue = queue;
        this.lane = lane;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Authorization> call) {
        call.onSubscribe(new Waiter(queue, lane, call));
    }
}
