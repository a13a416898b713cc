package dev.lever4j.client.http;

import dev.lever4j.client.CallOptions;
import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.BodyTaker;
import dev.lever4j.client.transport.Content;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.endpoint.Resend;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.ApiException.Answer;
import dev.lever4j.request.Query;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Flights as the filter tests need them. */
final class TestFlights {
    static final Endpoint GET =
            new Endpoint(HttpMethod.GET, "/opportunities", Shape.PAGED, Resend.SAFE, "", PerformAsRule.OPTIONAL);
    static final Endpoint DELETE =
            new Endpoint(HttpMethod.DELETE, "/notes/{note}", Shape.EMPTY, Resend.SAFE, "", PerformAsRule.OPTIONAL);
    static final Endpoint POST =
            new Endpoint(HttpMethod.POST, "/notes", Shape.SINGLE, Resend.UNSAFE, "", PerformAsRule.OPTIONAL);
    static final HttpReply OK = new HttpReply(200, Map.of(), new byte[0]);

    private TestFlights() {}

    static Flight of(Endpoint endpoint, TimeAndChance time) {
        return of(endpoint, time, Duration.ofSeconds(120), Lane.INTERACTIVE);
    }

    static Flight of(Endpoint endpoint, TimeAndChance time, Duration timeout, Lane lane) {
        CallOptions options = CallOptions.DEFAULT.timeout(timeout).lane(lane);
        Call call = new Call(endpoint, "/somewhere", Query.empty(), null, options);
        return new Flight(call, new CallClock(time, timeout), new FlightLog(), null);
    }

    /** A download that has handed bytes on. */
    static Flight begun(Endpoint endpoint, TimeAndChance time) {
        BodyTaker taker = new BodyTaker() {
            @Override
            public Mono<Void> take(HttpReply head, Flux<ByteBuffer> parts) {
                return parts.then();
            }

            @Override
            public boolean canStartOver() {
                return false;
            }

            @Override
            public boolean mayComeFromElsewhere() {
                return true;
            }
        };
        CallOptions options = CallOptions.DEFAULT;
        Call call = new Call(endpoint, "/somewhere", Query.empty(), Content.NONE, taker, options);
        return new Flight(call, new CallClock(time, options.timeout()), new FlightLog(), null);
    }

    static Answer answer(int status) {
        return new Answer(status, "", new byte[0]);
    }
}
