package dev.lever4j.client.http;

import static dev.lever4j.client.http.TestFlights.DELETE;
import static dev.lever4j.client.http.TestFlights.GET;
import static dev.lever4j.client.http.TestFlights.OK;
import static dev.lever4j.client.http.TestFlights.POST;
import static dev.lever4j.client.http.TestFlights.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.resilience.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class RetryFilterTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final RandomGenerator HALF = () -> Long.MIN_VALUE;

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, HALF);
    private final RetryFilter filter = new RetryFilter(RetryPolicy.DEFAULT, time);
    private final List<Long> sentAt = new ArrayList<>();

    /** A failure for each of the script's words; what is beyond the script is answered well. */
    static LeverException failure(String word) {
        return switch (word) {
            case "refused" -> new ConnectionFailedException("refused", true, null);
            case "untrusted" -> new ConnectionFailedException("untrusted", false, null);
            case "unsent" -> new LeverTimeoutException("timeout", false, false);
            case "timeout" -> new LeverTimeoutException("timeout", false, true);
            case "lost" -> new ConnectionLostException("lost", null);
            case "garbled" -> new MalformedResponseException("garbled", null);
            case "unauthorised" -> new ReauthorizationRequiredException("dead", null);
            case "404" -> new NotFoundException("404", answer(404));
            case "429" -> new RateLimitedException("429", answer(429), null);
            case "429+2" -> new RateLimitedException("429", answer(429), Duration.ofSeconds(2));
            case "429+86400" -> new RateLimitedException("429", answer(429), Duration.ofDays(1));
            default ->
                word.startsWith("5")
                        ? new ServerErrorException(word, answer(Integer.parseInt(word)))
                        : new ApiException(word, answer(Integer.parseInt(word)));
        };
    }

    static Stream<Arguments> table() {
        return Stream.of(
                // endpoint, what happens, sends at ms, how it ends, budget left
                row(GET, "", "0", "200", 500),
                row(GET, "lost", "0 25", "200", 500),
                row(GET, "lost timeout", "0 25 75", "200", 486),
                row(GET, "lost timeout 503", "0 25 75", "ServerErrorException", 472),
                row(GET, "500", "0 25", "200", 500),
                row(GET, "502 504", "0 25 75", "200", 486),
                row(GET, "408", "0 25", "200", 500),
                row(GET, "refused refused refused", "0 25 75", "ConnectionFailedException", 472),
                row(GET, "unsent", "0 25", "200", 500),
                row(GET, "429 429", "0 500 1500", "200", 495),
                row(GET, "429 429 429", "0 500 1500", "RateLimitedException", 490),
                row(GET, "429+2", "0 2500", "200", 500),
                row(GET, "429+86400", "0", "RateLimitedException", 500),
                row(GET, "untrusted", "0", "ConnectionFailedException", 500),
                row(GET, "garbled", "0", "MalformedResponseException", 500),
                row(GET, "unauthorised", "0", "ReauthorizationRequiredException", 500),
                row(GET, "400", "0", "ApiException", 500),
                row(GET, "404", "0", "NotFoundException", 500),
                row(GET, "lost 404", "0 25", "NotFoundException", 486),
                row(GET, "425", "0 25", "200", 500),
                row(POST, "425", "0 25", "200", 500),
                row(GET, "501", "0", "ServerErrorException", 500),
                row(GET, "505", "0", "ServerErrorException", 500),
                row(GET, "599", "0", "ServerErrorException", 500),
                row(POST, "", "0", "200", 500),
                row(POST, "refused", "0 25", "200", 500),
                row(POST, "unsent refused", "0 25 75", "200", 486),
                row(POST, "429 429", "0 500 1500", "200", 495),
                row(POST, "refused 429+2", "0 25 3025", "200", 486),
                row(POST, "429 lost", "0 500", "OutcomeUnknownException", 495),
                row(POST, "lost", "0", "OutcomeUnknownException", 500),
                row(POST, "timeout", "0", "OutcomeUnknownException", 500),
                row(POST, "408", "0", "OutcomeUnknownException", 500),
                row(POST, "500", "0", "OutcomeUnknownException", 500),
                row(POST, "503", "0", "OutcomeUnknownException", 500),
                row(POST, "520", "0", "OutcomeUnknownException", 500),
                row(POST, "garbled", "0", "OutcomeUnknownException", 500),
                row(POST, "501", "0", "ServerErrorException", 500),
                row(POST, "409", "0", "ApiException", 500),
                row(DELETE, "404", "0", "NotFoundException", 500),
                row(DELETE, "429 404", "0 500", "NotFoundException", 495),
                row(DELETE, "lost 404", "0 25", "204", 500),
                row(DELETE, "timeout 429 404", "0 25 1025", "204", 486));
    }

    private static Arguments row(Endpoint endpoint, String script, String sends, String end, int budget) {
        return Arguments.of(endpoint, script, sends, end, budget);
    }

    @ParameterizedTest(name = "{0}: [{1}] is sent at {2}, ends with {3}, leaves {4}")
    @MethodSource("table")
    void retries(Endpoint endpoint, String script, String sends, String end, int budget) {
        List<String> ends = new ArrayList<>();
        call(endpoint, AN_HOUR, script)
                .subscribe(
                        reply -> ends.add(String.valueOf(reply.status())),
                        error -> ends.add(error.getClass().getSimpleName()));
        scheduler.advanceTimeBy(AN_HOUR);
        assertThat(String.join(" ", sentAt.stream().map(String::valueOf).toList()))
                .isEqualTo(sends);
        assertThat(ends).containsExactly(end);
        assertThat(filter.budgetLeft()).isEqualTo(budget);
    }

    /** Once bytes were handed on: no second attempt is made, so none is paid for. */
    @ParameterizedTest
    @ValueSource(strings = {"lost", "429", "503"})
    void whatCannotStartOverCostsNothing(String word) {
        List<Throwable> errors = new ArrayList<>();
        Flight flight = TestFlights.begun(GET, time);
        filter.filter(flight, f -> send(f, () -> failure(word))).subscribe(reply -> {}, errors::add);
        scheduler.advanceTimeBy(AN_HOUR);
        assertThat(errors).hasSize(1);
        assertThat(sentAt).hasSize(1);
        assertThat(filter.budgetLeft()).isEqualTo(500);
    }

    @Test
    void theExceptionTellsWhatWasTriedAndWhatLeverAskedFor() {
        StepVerifier.create(call(GET, AN_HOUR, "429+86400"))
                .expectErrorSatisfies(error -> {
                    assertThat(((RateLimitedException) error).retryAfter()).contains(Duration.ofDays(1));
                    assertThat(error).hasMessage("429 (GET /opportunities, 1 request in 0 ms)");
                })
                .verify(SOON);
    }

    @Test
    void anUnknownOutcomeCarriesItsCause() {
        StepVerifier.create(call(POST, AN_HOUR, "lost"))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasMessageContaining("POST /notes")
                        .hasCauseInstanceOf(ConnectionLostException.class))
                .verify(SOON);
    }

    @ParameterizedTest(name = "{0} ms left")
    @ValueSource(longs = {2500, 2501})
    void aWaitBeyondTheCallsTimeIsNotStarted(long left) {
        List<Throwable> errors = new ArrayList<>();
        call(GET, Duration.ofMillis(left), "429+2").subscribe(reply -> {}, errors::add);
        assertThat(errors).hasSize(left == 2500 ? 1 : 0);
    }

    @Test
    void cancellingEndsTheWaitAndNothingIsSentAfter() {
        Disposable call = call(GET, AN_HOUR, "429 429").subscribe();
        scheduler.advanceTimeBy(Duration.ofMillis(499));
        call.dispose();
        scheduler.advanceTimeBy(AN_HOUR);
        assertThat(sentAt).containsExactly(0L);
    }

    @Test
    void eachSubscriptionCountsItsOwnAttempts() {
        Mono<HttpReply> call = call(GET, AN_HOUR, "lost lost lost lost lost lost");
        for (int subscription = 1; subscription <= 2; subscription++) {
            StepVerifier.create(call)
                    .then(() -> scheduler.advanceTimeBy(SOON))
                    .expectError(ConnectionLostException.class)
                    .verify(SOON);
            assertThat(sentAt).hasSize(3 * subscription);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "429", "503"})
    void aDeadServerGetsOneRequestACallAndWhatTheBudgetPays(String word) {
        int calls = 1000;
        for (int i = 0; i < calls; i++) {
            Flight flight = TestFlights.of(GET, time, AN_HOUR, Lane.INTERACTIVE);
            filter.filter(flight, f -> send(f, () -> failure(word))).subscribe(reply -> {}, error -> {});
        }
        scheduler.advanceTimeBy(AN_HOUR);
        int cost = word.equals("429") ? 5 : 14;
        assertThat(sentAt).hasSize(calls + 500 / cost);
        assertThat(filter.budgetLeft()).isEqualTo(500 % cost);
    }

    @Test
    void noCallWaitsBeyondItsTimeWhateverHappens() {
        String[] words = {"lost", "503", "429", "429+2", "refused"};
        Random random = new Random(5);
        RetryFilter patient = new RetryFilter(RetryPolicy.DEFAULT.attempts(50), TimeAndChance.of(scheduler, random));
        for (int i = 0; i < 500; i++) {
            Duration allowed = Duration.ofMillis(1 + random.nextInt(30_000));
            Flight flight = TestFlights.of(GET, time, allowed, Lane.INTERACTIVE);
            List<Throwable> errors = new ArrayList<>();
            long begun = now();
            patient.filter(flight, f -> send(f, () -> failure(words[random.nextInt(words.length)])))
                    .subscribe(reply -> {}, errors::add);
            scheduler.advanceTimeBy(allowed);
            assertThat(errors).hasSize(1);
            assertThat(sentAt.get(sentAt.size() - 1) - begun).isLessThan(allowed.toMillis() + 1);
            for (int refill = 0; refill < 500; refill++) {
                patient.filter(flight, f -> Mono.just(OK)).subscribe();
            }
        }
    }

    private Mono<HttpReply> call(Endpoint endpoint, Duration timeout, String script) {
        List<String> words = new ArrayList<>(Arrays.asList(script.split(" ")));
        words.remove("");
        Supplier<@Nullable LeverException> next = () -> words.isEmpty() ? null : failure(words.remove(0));
        return filter.filter(TestFlights.of(endpoint, time, timeout, Lane.INTERACTIVE), flight -> send(flight, next));
    }

    private Mono<HttpReply> send(Flight flight, Supplier<@Nullable LeverException> failures) {
        return Mono.defer(() -> {
            flight.log().sent();
            sentAt.add(now());
            LeverException failure = failures.get();
            return failure == null ? Mono.just(OK) : Mono.error(failure);
        });
    }

    private long now() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }
}
