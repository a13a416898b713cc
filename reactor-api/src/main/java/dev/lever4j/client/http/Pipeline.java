package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The one way from a call to its reply: filters in a fixed order around the transport. Immutable, shared by all calls.
 */
public final class Pipeline {
    private final TimeAndChance time;
    private final Desk desk;
    private final List<Filter> filters;
    private final Handler handler;

    private Pipeline(TimeAndChance time, Desk desk, List<Filter> filters, Handler wire) {
        this.time = time;
        this.desk = desk;
        this.filters = filters;
        this.handler = Filter.chain(filters, wire);
    }

    /**
     * Outermost first: observe(call), deadline, retry, redirects, 401-once, admission, observe(attempt), attempt
     * timeout, transport.
     *
     * @param telemetry told beside the listener and the log of these habits; guarded already
     * @param api the base URL of the Data API, without a slash at its end
     */
    public static Pipeline of(
            TimeAndChance time, CallHabits habits, Telemetry telemetry, Desk desk, Transport transport, URI api) {
        Told told = Told.of(habits, telemetry);
        List<Filter> filters = List.of(
                new ObserveCallFilter(told),
                new DeadlineFilter(),
                new RetryFilter(habits.retry(), time),
                new RedirectFilter(api),
                new UnauthorizedOnceFilter(),
                new AdmissionFilter(desk, time, telemetry),
                new ObserveAttemptFilter(time, told),
                new AttemptTimeoutFilter(time));
        return new Pipeline(time, desk, filters, new TransportHandler(transport, api, habits.defaults(), time));
    }

    /**
     * Cold: each subscription is a call of its own, with its own clock and its own attempts. Emits what the reader
     * makes of a 2xx reply, or an error of the {@code LeverException} tree. The reader runs, and what comes of it is
     * emitted, on the scheduler of time: neither it nor a caller must hold up an event loop's other connections.
     * Cancelling aborts what is under way.
     */
    public <T> Mono<T> send(Call call, Function<HttpReply, T> reader) {
        return Mono.defer(() -> {
                    Flight flight = takeOff(call);
                    return desk.open(handler.handle(flight))
                            .single()
                            .publishOn(time.scheduler())
                            .map(reply -> read(flight, reply, reader));
                })
                .checkpoint(call.endpoint().label() + " [lever4j]");
    }

    private static <T> T read(Flight flight, HttpReply reply, Function<HttpReply, T> reader) {
        try {
            return reader.apply(reply);
        } catch (LeverException refused) {
            LeverException told = refused instanceof MalformedResponseException ? flight.unread(refused) : refused;
            throw told.after(flight.log()
                    .tried(flight.call().endpoint().label(), flight.clock().elapsed()));
        }
    }

    /** The filters, outermost first. */
    List<Filter> filters() {
        return filters;
    }

    private Flight takeOff(Call call) {
        return new Flight(call, new CallClock(time, call.options().timeout()), new FlightLog(), null);
    }
}
