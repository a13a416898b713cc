package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Seat;
import reactor.core.CoreSubscriber;

/**
 * Makes the first attempt of a call without the filters, where they would have nothing to do: its token and its turn
 * are at hand, nothing streams, and nobody watches. It does what they do, with what they do it with; once there is more
 * to do, they go on from there.
 *
 * @param all the filters, and the wire in the midst of them
 */
record FirstTries(
        TimeAndChance time,
        Told told,
        Telemetry telemetry,
        Desk desk,
        Alarms alarms,
        RetryFilter retry,
        AdmissionFilter admission,
        TransportHandler wire,
        Handler all) {
    /** False, and nothing was done, if it is for the filters from the start. */
    boolean make(Flight flight, CoreSubscriber<HttpReply> run) {
        if (telemetry != Telemetry.NONE || told.listens() || flight.call().streams()) {
            return false;
        }
        Seat seat = new Seat(flight.call().options().lane());
        Authorization given = desk.admission().atOnce(seat);
        if (given == null) {
            return false;
        }
        new FirstTry(this, flight.admitted(given), seat, time.ticker().getAsLong(), run).begin();
        return true;
    }

    /** The filters go on as if they had made the attempt. */
    void takeOver(Flight flight, Throwable failure, CoreSubscriber<HttpReply> run) {
        flight.log().failedFirst(failure);
        all.handle(new Flight(flight.call(), flight.clock(), flight.log(), null))
                .onErrorStop()
                .subscribe(run);
    }
}
