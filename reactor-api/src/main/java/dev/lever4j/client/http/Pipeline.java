package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Door;
import dev.lever4j.client.transport.Transport;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The one way from a call to its reply: filters in a fixed order around the transport, and a short cut for a first
 * attempt that needs none of them. Immutable, shared by all calls.
 */
public final class Pipeline {
    private final TimeAndChance time;
    private final Desk desk;
    private final List<Filter> filters;
    private final Handler handler;
    private final FirstTries firstTries;

    private Pipeline(
            TimeAndChance time, CallHabits habits, Telemetry telemetry, Desk desk, TransportHandler wire, URI api) {
        Told told = Told.of(habits, telemetry);
        RetryFilter retry = new RetryFilter(habits.retry(), time);
        AdmissionFilter admission = new AdmissionFilter(desk, time, telemetry);
        this.time = time;
        this.desk = desk;
        this.filters = List.of(
                new ObserveCallFilter(told),
                new DeadlineFilter(),
                retry,
                new RedirectFilter(api),
                new UnauthorizedOnceFilter(),
                new FirstTryFilter(),
                admission,
                new ObserveAttemptFilter(time, told),
                new AttemptTimeoutFilter(time));
        this.handler = Filter.chain(filters, wire);
        this.firstTries =
                new FirstTries(time, told, telemetry, desk, new Alarms(time), retry, admission, wire, handler);
    }

    /**
     * Outermost first: observe(call), deadline, retry, redirects, 401-once, what came of a first try, admission,
     * observe(attempt), attempt timeout, transport.
     *
     * @param telemetry told beside the listener and the log of these habits; guarded already
     * @param api the base URL of the Data API, without a slash at its end
     */
    public static Pipeline of(
            TimeAndChance time, CallHabits habits, Telemetry telemetry, Desk desk, Transport transport, URI api) {
        TransportHandler wire = new TransportHandler(transport, api, habits.defaults(), time);
        return new Pipeline(time, habits, telemetry, desk, wire, api);
    }

    /**
     * Cold: each subscription is a call of its own, with its own clock and its own attempts, from its first demand on.
     * Emits what the reader makes of a 2xx reply, or an error of the {@code LeverException} tree. The reader runs, and
     * what comes of it is emitted, on the scheduler of time: neither it nor a caller must hold up an event loop's other
     * connections. Cancelling aborts what is under way.
     *
     * @param door by which each call goes in, before it comes to the desk
     */
    public <T> Mono<T> send(Call call, Function<HttpReply, T> reader, Door door) {
        return CallMono.of(this, call, reader, door);
    }

    /** The filters, outermost first. */
    List<Filter> filters() {
        return filters;
    }

    TimeAndChance time() {
        return time;
    }

    boolean enter(Door door) {
        if (!door.enter()) {
            return false;
        }
        boolean inside = desk.enter();
        if (!inside) {
            door.leave();
        }
        return inside;
    }

    void leave(Door door) {
        desk.leave();
        door.leave();
    }

    Flight takeOff(Call call) {
        return new Flight(call, new CallClock(time, call.options().timeout()), new FlightLog(), null);
    }

    /**
     * Gets a reply, or a failure. An {@code onErrorContinue} of the caller's stops here: it would reach into every
     * operator of the pipeline and take the errors away that retries and pages live by.
     */
    void fly(Flight flight, CoreSubscriber<HttpReply> run) {
        if (!firstTries.make(flight, run)) {
            handler.handle(flight).onErrorStop().subscribe(run);
        }
    }
}
