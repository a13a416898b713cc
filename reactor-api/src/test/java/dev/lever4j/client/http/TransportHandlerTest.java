package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.CallOptions;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.endpoint.PerformAsRule;
import dev.lever4j.endpoint.Resend;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.request.Query;
import dev.lever4j.request.RequestDefaults;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What goes on the wire, and what its answers mean. */
class TransportHandlerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TimeAndChance time = TimeAndChance.of(VirtualTimeScheduler.create(), new Random(1));
    private final List<WireRequest> sent = new ArrayList<>();

    private HttpReply answered(Call call, HttpReply reply) {
        Transport transport = new Transport() {
            @Override
            public Mono<HttpReply> send(WireRequest request) {
                sent.add(request);
                return Mono.just(reply);
            }

            @Override
            public Mono<Void> close() {
                return Mono.empty();
            }
        };
        Handler handler =
                new TransportHandler(transport, URI.create("https://lever.test/v1"), RequestDefaults.NONE, time);
        Flight flight = new Flight(call, new CallClock(time, SOON), new FlightLog(), Flights.TOKEN);
        return handler.handle(flight).blockOptional(SOON).orElseThrow();
    }

    private Throwable refused(Endpoint endpoint, HttpReply reply) {
        try {
            answered(Flights.call(endpoint, CallOptions.DEFAULT), reply);
        } catch (RuntimeException expected) {
            return expected;
        }
        throw new AssertionError("expected a refusal");
    }

    @Test
    void putsTheEncodedTargetBelowTheBaseWithAuthorizationAndBody() {
        byte[] body = {'{', '}'};
        Query query = Query.empty().and("q", "a b&c").and("offset", "%5B");
        Call call = new Call(Flights.WRITE, "/things/a%2Fb", query, body, CallOptions.DEFAULT);
        answered(call, Flights.json(200, "{}"));
        WireRequest request = sent.get(0);
        assertThat(request.url()).hasToString("https://lever.test/v1/things/a%2Fb?q=a%20b%26c&offset=%255B");
        assertThat(request.method()).isEqualTo(HttpMethod.POST);
        assertThat(request.authorization()).isEqualTo(Flights.TOKEN.header());
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.departure().isGone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 299})
    void everySuccessPasses(int status) {
        Call call = Flights.call(Flights.READ, CallOptions.DEFAULT);
        assertThat(answered(call, Flights.json(status, "{}")).status()).isEqualTo(status);
    }

    @Test
    void eachStatusHasItsType() {
        Map<Integer, Class<?>> types = Map.ofEntries(
                Map.entry(400, BadRequestException.class),
                Map.entry(401, UnauthorizedException.class),
                Map.entry(403, ForbiddenException.class),
                Map.entry(404, NotFoundException.class),
                Map.entry(429, RateLimitedException.class),
                Map.entry(500, ServerErrorException.class),
                Map.entry(501, ServerErrorException.class),
                Map.entry(503, ServerErrorException.class),
                Map.entry(599, ServerErrorException.class),
                Map.entry(302, ApiException.class),
                Map.entry(304, ApiException.class),
                Map.entry(408, ApiException.class),
                Map.entry(409, ApiException.class),
                Map.entry(422, ApiException.class),
                Map.entry(600, ApiException.class),
                Map.entry(99, ApiException.class));
        types.forEach((status, type) -> {
            Throwable error = refused(Flights.READ, Flights.json(status, "{\"code\":\"SomeCode\",\"message\":\"m\"}"));
            assertThat(error)
                    .isExactlyInstanceOf(type)
                    .hasMessageContaining("GET /things")
                    .hasMessageContaining("" + status);
            assertThat(((ApiException) error).status()).isEqualTo(status);
            assertThat(((ApiException) error).code()).isEqualTo("SomeCode");
        });
    }

    @Test
    void anInvalidOffsetIsItsOwnType() {
        String body = "{\"code\":\"BadRequestError\",\"message\":\"Invalid offset token: x\"}";
        assertThat(refused(Flights.READ, Flights.json(400, body))).isInstanceOf(OffsetExpiredException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>gateway</html>",
                "[1]",
                "null",
                "\"text\"",
                "{",
                "{\"code\":17,\"message\":{}}",
                "{\"code\":\"with blanks and a name\"}",
                "{\"code\":null}"
            })
    void anErrorBodyMayBeAnythingAndThenHasNoCode(String body) {
        ApiException error = (ApiException) refused(Flights.READ, Flights.reply(404, "text/html", body));
        assertThat(error).isInstanceOf(NotFoundException.class);
        assertThat(error.code()).isEmpty();
        assertThat(error.bodyText()).isEqualTo(body);
    }

    @Test
    void theCodeIsFoundBehindOtherFieldsAndInABodyCutShort() {
        String body = "{\"details\":{\"code\":\"No\"},\"code\":\"Yes\",\"message\":\"cut";
        assertThat(((ApiException) refused(Flights.READ, Flights.json(404, body))).code())
                .isEqualTo("Yes");
    }

    @Test
    void aBodyIsCutAndQuotedInNoMessage() {
        String secretive = "{\"message\":\"ada@example.com\",\"code\":\"ada@example.com\"}" + " ".repeat(100_000);
        ApiException error = (ApiException) refused(Flights.READ, Flights.json(400, secretive));
        assertThat(error.body()).hasSize(64 * 1024);
        assertThat(error.toString()).doesNotContain("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,true",
        "text/plain;charset=utf-8,true",
        "application/json,false",
        "application/problem+json,false"
    })
    void aSuccessThatIsNotJsonIsNoSuccessWhereJsonWasAskedFor(String contentType, boolean refused) {
        HttpReply reply = Flights.reply(200, contentType, "{}");
        Call call = Flights.call(Flights.READ, CallOptions.DEFAULT);
        if (refused) {
            assertThatThrownBy(() -> answered(call, reply)).isInstanceOf(MalformedResponseException.class);
        } else {
            assertThat(answered(call, reply)).isSameAs(reply);
        }
    }

    @Test
    void rawEndpointsTakeAnyContentTypeAndAnAbsentOneIsLeftToTheParser() {
        Endpoint raw = new Endpoint(HttpMethod.GET, "/file", Shape.RAW, Resend.SAFE, "", PerformAsRule.OPTIONAL);
        HttpReply pdf = Flights.reply(200, "application/pdf", "%PDF");
        assertThat(answered(Flights.call(raw, CallOptions.DEFAULT), pdf)).isSameAs(pdf);
        HttpReply bare = new HttpReply(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answered(Flights.call(Flights.READ, CallOptions.DEFAULT), bare))
                .isSameAs(bare);
    }

    @Test
    void aThrottledAnswerKeepsItsRetryAfter() {
        HttpReply reply = new HttpReply(429, Map.of("retry-after", List.of("2.5")), new byte[0]);
        RateLimitedException error = (RateLimitedException) refused(Flights.READ, reply);
        assertThat(error.retryAfter()).contains(Duration.ofMillis(2_500));
        assertThat(((RateLimitedException) refused(Flights.READ, Flights.json(429, "{}"))).retryAfter())
                .isEmpty();
    }
}
