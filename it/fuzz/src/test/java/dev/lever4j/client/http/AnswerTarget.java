package dev.lever4j.client.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lever4j.client.CallOptions;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.Content;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.fuzz.Check;
import dev.lever4j.fuzz.Target;
import dev.lever4j.request.Query;
import dev.lever4j.resilience.RetryAfter;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * A letter for the call, three digits of a status, lines of headers, an empty line, a body. Whatever comes is passed on
 * as it is, or becomes one error of our own that quotes nothing.
 */
public final class AnswerTarget {
    private static final int HEAD = 4;
    private static final int LONGEST_EXCERPT = 64 * 1024;
    private static final URI FROM = URI.create("https://api.lever.co/v1/opportunities/o/files/f/download");
    private static final Hop ELSEWHERE = new Hop(URI.create("https://files.example/x"), true);
    private static final TimeAndChance TIME = new TimeAndChance(
            Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC),
            () -> 0,
            Schedulers.immediate(),
            new Random(1));
    private static final Answers ANSWERS = new Answers(TIME);
    private static final List<Flight> FLIGHTS = List.of(
            flight(Endpoints.LIST_AUDIT_EVENTS, null),
            flight(Endpoints.CREATE_FEEDBACK, null),
            flight(Endpoints.DELETE_FEEDBACK, null),
            flight(Endpoints.DOWNLOAD_FILE, null),
            flight(Endpoints.DOWNLOAD_FILE, ELSEWHERE));

    private AnswerTarget() {}

    public static void fuzzerInitialize() throws Throwable {
        Target.ANSWER.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length >= HEAD) {
            Flight flight = FLIGHTS.get(Math.floorMod(input[0] - 'a', FLIGHTS.size()));
            HttpReply reply = reply(input);
            check(
                    reply.isSuccess()
                            ? Answers.doubt(flight.call().endpoint(), reply)
                            : ANSWERS.refusal(flight, FROM, reply),
                    reply);
            checkBody(reply.body());
        }
    }

    private static void check(@Nullable RuntimeException error, HttpReply reply) {
        if (error == null) {
            Check.that(reply.isSuccess(), "what is no success was passed on");
            return;
        }
        if (error instanceof Redirected redirected) {
            Check.that(redirected.target().isAbsolute(), "a redirect to nowhere");
            return;
        }
        Check.refusal(error);
        String said = ErrorBody.of(reply.body()).message();
        Check.that(said.length() < 8 || !Objects.toString(error.getMessage()).contains(said), "it quotes the body");
        if (error instanceof ApiException refused) {
            Check.that(refused.status() == reply.status() && !reply.isSuccess(), "another status, or a success's");
            Check.that(refused.body().length <= LONGEST_EXCERPT, "an endless excerpt");
        } else {
            Check.that(error instanceof MalformedResponseException, "an error of another kind");
        }
        if (error instanceof RateLimitedException limited) {
            limited.retryAfter()
                    .ifPresent(wait -> Check.that(
                            !wait.isNegative() && wait.compareTo(RetryAfter.LONGEST) <= 0, "an absurd wait"));
        }
    }

    private static void checkBody(byte[] bytes) {
        ErrorBody body = ErrorBody.of(bytes);
        Check.that(body.code().matches("[\\w.-]{0,64}"), "no code looks like this");
        byte[] most = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_EXCERPT));
        Check.that(Arrays.equals(body.excerpt(), most), "not what came");
        Check.that(body.message().length() <= bytes.length, "a message that did not come");
    }

    private static HttpReply reply(byte[] input) {
        String text = new String(input, ISO_8859_1);
        int end = text.indexOf("\n\n", HEAD);
        String headers = text.substring(HEAD, end < 0 ? text.length() : end);
        Map<String, List<String>> byName = new TreeMap<>();
        for (String line : headers.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                byName.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        byte[] body = end < 0 ? new byte[0] : Arrays.copyOfRange(input, end + 2, input.length);
        return new HttpReply(status(input), byName, body);
    }

    private static int status(byte[] input) {
        int status = 0;
        for (int i = 1; i < HEAD; i++) {
            status = status * 10 + Math.floorMod(input[i] - '0', 10);
        }
        return status;
    }

    private static Flight flight(Endpoint endpoint, @Nullable Hop hop) {
        CallOptions options = CallOptions.DEFAULT;
        AnyFile taker = endpoint.equals(Endpoints.DOWNLOAD_FILE) ? new AnyFile() : null;
        Call call = new Call(endpoint, "/x", Query.empty(), Content.NONE, taker, options);
        return new Flight(call, new CallClock(TIME, options.timeout()), new FlightLog(), null, hop);
    }
}
