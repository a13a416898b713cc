package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.endpoint.Resend;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.request.Query;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Calls and answers to test filters with. */
final class Flights {
    static final Endpoint READ =
            new Endpoint(HttpMethod.GET, "/things", Shape.PAGED, Resend.SAFE, "things:read", PerformAsRule.OPTIONAL);
    static final Endpoint WRITE = new Endpoint(
            HttpMethod.POST, "/things", Shape.SINGLE, Resend.UNSAFE, "things:write", PerformAsRule.OPTIONAL);
    static final Authorization TOKEN = Authorization.bearer(Secret.of("token"), 1);

    private Flights() {}

    static Call call(Endpoint endpoint, CallOptions options) {
        return new Call(endpoint, endpoint.path(), Query.empty(), null, options);
    }

    static Flight flight(Endpoint endpoint, CallOptions options, TimeAndChance time) {
        return new Flight(call(endpoint, options), new CallClock(time, options.timeout()), new FlightLog(), TOKEN);
    }

    static HttpReply json(int status, String body) {
        return reply(status, "application/json; charset=utf-8", body);
    }

    static HttpReply reply(int status, String contentType, String body) {
        return new HttpReply(
                status, Map.of("content-type", List.of(contentType)), body.getBytes(StandardCharsets.UTF_8));
    }
}
