package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.client.Telemetry.CallEnd;
import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.client.Telemetry.RequestEnd;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What telemetry is told of calls and requests, and that it can do them no harm. */
class TelemetryTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Recorder told = new Recorder();

    @Test
    void aCallAndItsRequestAreToldOfOnceEach() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}").taking(Duration.ofMillis(40));

        play(lever, stages(lever)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(told.begun)
                .containsExactly("call GET /stages INTERACTIVE", "request 1 of GET /stages after nothing, waited 0");
        assertThat(told.requests).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(end.status()).isEqualTo(200);
            assertThat(end.took()).isEqualTo(Duration.ofMillis(40));
            assertThat(end.error()).isNull();
        });
        assertThat(told.calls).containsExactly(new CallEnd(Outcome.SUCCESS, 200, 1, Duration.ofMillis(40), null));
    }

    @Test
    void aRetrySaysWhatBecameOfTheRequestBeforeIt() {
        AtomicInteger next = new AtomicInteger();
        FakeLever lever = FakeLever.answering(request -> switch (next.getAndIncrement()) {
            case 0 -> Mono.just(FakeLever.reply(429, "{}"));
            case 1 -> Mono.error(new ConnectionFailedException("refused", true, null));
            default -> Mono.just(FakeLever.reply(200, "{\"data\":[]}"));
        });

        play(lever, stages(lever)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(told.after)
                .containsExactly(Optional.empty(), Optional.of(Outcome.RATE_LIMITED), Optional.of(Outcome.CONNECTION));
        assertThat(told.requests)
                .extracting(RequestEnd::outcome)
                .containsExactly(Outcome.RATE_LIMITED, Outcome.CONNECTION, Outcome.SUCCESS);
        assertThat(told.calls).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(end.requests()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, CLIENT_ERROR",
        "401, UNAUTHORIZED",
        "403, CLIENT_ERROR",
        "404, CLIENT_ERROR",
        "429, RATE_LIMITED",
        "503, SERVER_ERROR",
        "302, REDIRECTION"
    })
    void everyAnswerHasItsOutcome(int status, Outcome outcome) {
        FakeLever lever = FakeLever.saying(status, "{}");

        play(lever, stages(lever)).expectError().verify(SOON);

        assertThat(told.requests)
                .isNotEmpty()
                .allMatch(end -> end.outcome() == outcome && end.status() == status && end.error() != null);
        assertThat(told.calls).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(outcome);
            assertThat(end.status()).isEqualTo(status);
            assertThat(end.error()).isNotNull();
        });
    }

    @Test
    void aRequestThatTakesTooLongIsATimeoutAndNoCancellation() {
        FakeLever lever = FakeLever.answering(request -> Mono.never());
        LeverClient client = client(lever, told).with(set -> set.timeout(Duration.ofSeconds(40)));

        play(lever, client.raw().get("/stages").exchange())
                .expectError(LeverTimeoutException.class)
                .verify(SOON);

        assertThat(told.requests).extracting(RequestEnd::outcome).containsExactly(Outcome.TIMEOUT, Outcome.TIMEOUT);
        assertThat(told.requests.get(0).error()).isInstanceOf(LeverTimeoutException.class);
        assertThat(told.requests.get(1).error())
                .as("ended by the call, whose error it is")
                .isNull();
        assertThat(told.calls).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.TIMEOUT);
            assertThat(end.error()).isInstanceOf(LeverTimeoutException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40})
    void aWriteWhoseTimeRanOutMayHaveBeenApplied(int seconds) {
        FakeLever lever = FakeLever.answering(request -> Mono.never());
        LeverClient client = client(lever, told).with(set -> set.timeout(Duration.ofSeconds(seconds)));

        play(lever, client.raw().post("/opportunities/{id}/notes", "id").exchange())
                .expectError(OutcomeUnknownException.class)
                .verify(SOON);

        assertThat(told.requests).extracting(RequestEnd::outcome).containsExactly(Outcome.TIMEOUT);
        assertThat(told.calls).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
            assertThat(end.error()).isInstanceOf(OutcomeUnknownException.class);
        });
    }

    @Test
    void theStatusIsThatOfTheLastRequestWhateverBecameOfTheCall() {
        FakeLever lever = FakeLever.saying(503, "{}");

        play(
                        lever,
                        client(lever, told)
                                .raw()
                                .post("/opportunities/{id}/notes", "id")
                                .exchange())
                .expectError(OutcomeUnknownException.class)
                .verify(SOON);

        assertThat(told.calls).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
            assertThat(end.status()).isEqualTo(503);
        });
    }

    @Test
    void allToWhomItIsGivenAreTold() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        Recorder other = new Recorder();
        LeverResources resources = LeverResources.builder()
                .timeAndChance(lever.time)
                .connect(environment -> lever)
                .telemetry(told)
                .telemetry(Telemetry.NONE)
                .telemetry(new Broken())
                .telemetry(other)
                .build();

        lever.client(resources).raw().get("/stages").exchange().block(SOON);

        assertThat(other.begun).hasSize(2).isEqualTo(told.begun);
        assertThat(other.waits).hasSize(1).isEqualTo(told.waits);
        assertThat(other.contexts).containsExactly("", " > call > call");
        assertThat(other.watching).hasValue(1);
        resources.closeGracefully(SOON).block(SOON);
        assertThat(other.watching).hasValue(0);
    }

    @Test
    void aCallerWhoCancelsIsNoError() {
        FakeLever lever = FakeLever.answering(request -> Mono.never());

        stages(lever).subscribe().dispose();

        assertThat(told.requests).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(end.error()).isNull();
        });
        assertThat(told.calls).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(end.error()).isNull();
        });
    }

    @Test
    void aPathThatTheSdkDoesNotKnowMayHoldAnIdAndIsNotNamed() {
        FakeLever lever = FakeLever.saying(200, "{}");

        client(lever, told).raw().get("/opportunities/canary-id").exchange().block(SOON);

        assertThat(told.begun.get(0)).isEqualTo("call GET other INTERACTIVE");
    }

    @Test
    void leversNameForARequestIsPassedOnEvenOfARefusalIfItLooksLikeOne() {
        FakeLever lever = FakeLever.answering(
                request -> Mono.just(new HttpReply(404, Map.of("x-request-id", List.of("req-1")), new byte[0])));
        play(lever, stages(lever)).expectError(NotFoundException.class).verify(SOON);
        FakeLever other = FakeLever.answering(request ->
                Mono.just(new HttpReply(404, Map.of("x-request-id", List.of("eve@example.org")), new byte[0])));
        play(other, stages(other)).expectError(NotFoundException.class).verify(SOON);

        assertThat(told.requests)
                .extracting(RequestEnd::requestId)
                .containsExactly(Optional.of("req-1"), Optional.empty());
    }

    @Test
    void aWaitForATurnIsTimedAndSoIsOneThatIsGivenUp() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverClient client = client(lever, told, new RateLimit(1, 1));

        client.raw().get("/stages").exchange().block(SOON);
        play(lever, client.raw().get("/stages").exchange())
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
        client.raw().get("/stages").exchange().block(SOON);
        Disposable impatient = client.raw().get("/stages").exchange().subscribe();
        lever.clock.advanceTimeBy(Duration.ofMillis(300));
        impatient.dispose();

        assertThat(told.waits).containsExactly("0 true", "1000 true", "0 true", "300 false");
        assertThat(told.begun)
                .filteredOn(line -> line.startsWith("request"))
                .element(1)
                .asString()
                .endsWith("waited 1000");
    }

    @Test
    void aRequestRunsInTheContextOfItsCallAndACallInThatOfItsCaller() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");

        stages(lever).contextWrite(Context.of("key", "caller")).block(SOON);

        assertThat(told.contexts).containsExactly("caller", "caller > call");
    }

    static Stream<Telemetry> faulty() {
        return Stream.of(new Broken(), new Unlinked(), new Nothing());
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void telemetryThatFailsChangesNothing(Telemetry faulty) {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverResources resources = lever.resources(faulty);

        LeverClient client = lever.client(resources);
        assertThat(client.raw().get("/stages").exchange().block(SOON)).isNotNull();
        assertThat(client.stages().list().items().count().block(SOON)).isZero();

        resources.closeGracefully(SOON).block(SOON);
    }

    @Test
    void whatIsWatchedIsNoLongerAskedOnceTheResourcesAreClosed() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverResources resources = lever.resources(told);
        assertThat(told.watching).hasValue(1);

        resources.closeGracefully(Duration.ZERO).block(SOON);

        assertThat(told.watching).hasValue(0);
    }

    private Mono<RawResponse> stages(FakeLever lever) {
        return client(lever, told).raw().get("/stages").exchange();
    }

    private static LeverClient client(FakeLever lever, Telemetry telemetry) {
        return client(lever, telemetry, new RateLimit(1_000_000, 1_000_000));
    }

    private static LeverClient client(FakeLever lever, Telemetry telemetry, RateLimit rate) {
        return LeverClient.builder()
                .environment(FakeLever.SOMEWHERE)
                .apiKey(Secret.of("key"))
                .rate(rate)
                .resources(lever.resources(telemetry))
                .build();
    }

    private static <T> StepVerifier.Step<T> play(FakeLever lever, Mono<T> call) {
        return StepVerifier.create(call).then(() -> lever.clock.advanceTimeBy(Duration.ofMinutes(5)));
    }

    /** Writes down what it is told. */
    private static final class Recorder implements Telemetry {
        final List<String> begun = new CopyOnWriteArrayList<>();
        final List<String> contexts = new CopyOnWriteArrayList<>();
        final List<String> waits = new CopyOnWriteArrayList<>();
        final List<Optional<Outcome>> after = new CopyOnWriteArrayList<>();
        final List<CallEnd> calls = new CopyOnWriteArrayList<>();
        final List<RequestEnd> requests = new CopyOnWriteArrayList<>();
        final AtomicInteger watching = new AtomicInteger();

        @Override
        public Watch<CallEnd> call(CallBegin call, ContextView caller) {
            begun.add("call " + call.method() + " " + call.route() + " " + call.lane());
            contexts.add(caller.getOrDefault("key", ""));
            return new Watch<>() {
                @Override
                public Context within(Context below) {
                    return below.put("key", below.getOrDefault("key", "") + " > call");
                }

                @Override
                public void ended(CallEnd end) {
                    calls.add(end);
                }
            };
        }

        @Override
        public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
            after.add(request.after());
            contexts.add(call.getOrDefault("key", ""));
            begun.add("request " + request.number() + " of " + request.call().method() + " "
                    + request.call().route() + " after "
                    + request.after().map(Outcome::name).orElse("nothing") + ", waited "
                    + request.waited().toMillis());
            return requests::add;
        }

        @Override
        public void waited(Lane lane, Duration wait, boolean admitted) {
            waits.add(wait.toMillis() + " " + admitted);
        }

        @Override
        public Disposable watch(Supplier<ResourceStatus> status) {
            watching.incrementAndGet();
            return watching::decrementAndGet;
        }
    }

    /** Built against another version of what it needs. */
    private static final class Unlinked implements Telemetry {
        @Override
        public Watch<CallEnd> call(CallBegin call, ContextView caller) {
            throw new NoSuchMethodError("call");
        }

        @Override
        public Disposable watch(Supplier<ResourceStatus> status) {
            return () -> {
                throw new NoClassDefFoundError("disposed");
            };
        }
    }

    /** Gives back null, as one in a language without null checks may. */
    @SuppressWarnings("NullAway") // on purpose
    private static final class Nothing implements Telemetry {
        @Override
        public Watch<CallEnd> call(CallBegin call, ContextView caller) {
            return null;
        }

        @Override
        public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
            return new Watch<>() {
                @Override
                public Context within(Context below) {
                    return null;
                }

                @Override
                public void ended(RequestEnd end) {}
            };
        }

        @Override
        public Disposable watch(Supplier<ResourceStatus> status) {
            return null;
        }
    }

    private static final class Broken implements Telemetry {
        @Override
        public Watch<CallEnd> call(CallBegin call, ContextView caller) {
            throw new IllegalStateException("call");
        }

        @Override
        public Watch<RequestEnd> request(RequestBegin request, ContextView call) {
            return new Watch<>() {
                @Override
                public Context within(Context below) {
                    throw new IllegalStateException("within");
                }

                @Override
                public void ended(RequestEnd end) {
                    throw new IllegalStateException("ended");
                }
            };
        }

        @Override
        public void waited(Lane lane, Duration wait, boolean admitted) {
            throw new IllegalStateException("waited");
        }

        @Override
        public void met(Waiter waiter, Duration wait) {
            throw new IllegalStateException("met");
        }

        @Override
        public Disposable watch(Supplier<ResourceStatus> status) {
            throw new IllegalStateException("watch");
        }
    }
}
