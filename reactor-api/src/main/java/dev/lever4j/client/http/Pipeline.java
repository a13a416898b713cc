package dev.lever4j.client.http;

import dev.lever4j.client.RequestListener;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The one way from a call to its reply: filters in a fixed order around the transport. Immutable, shared by all calls.
 */
public final class Pipeline {
    private final TimeAndChance time;
    private final List<Filter> filters;
    private final Handler handler;

    private Pipeline(TimeAndChance time, List<Filter> filters, Handler wire) {
        this.time = time;
        this.filters = filters;
        this.handler = Filter.chain(filters, wire);
    }

    /**
     * Outermost first: deadline, observe(call), retry, 401-once, admission, attempt timeout, observe(attempt),
     * transport.
     *
     * @param api the base URL of the Data API, without a slash at its end
     */
    public static Pipeline of(
            TimeAndChance time,
            RetryPolicy retry,
            TokenSource tokens,
            Admission admission,
            Transport transport,
            URI api,
            RequestListener listener) {
        List<Filter> filters = List.of(
                new DeadlineFilter(),
                new ObserveCallFilter(),
                new RetryFilter(retry, time),
                new UnauthorizedOnceFilter(),
                new AdmissionFilter(admission, tokens, time),
                new AttemptTimeoutFilter(time),
                new ObserveAttemptFilter(time, listener));
        return new Pipeline(time, filters, new TransportHandler(transport, api, time));
    }

    /**
     * Cold: each subscription is a call of its own, with its own clock and its own attempts. Emits a 2xx reply or an
     * error of the {@code LeverException} tree, on whatever thread the answer came; cancelling aborts what is under
     * way.
     */
    public Mono<HttpReply> send(Call call) {
        return Mono.defer(() -> handler.handle(takeOff(call)))
                .checkpoint(call.endpoint().label() + " [lever4j]");
    }

    /** The filters, outermost first. */
    List<Filter> filters() {
        return filters;
    }

    private Flight takeOff(Call call) {
        return new Flight(call, new CallClock(time, call.options().timeout()), new FlightLog(), null);
    }
}
