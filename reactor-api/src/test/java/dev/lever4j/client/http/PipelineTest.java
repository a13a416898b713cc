package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.Lane;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.AdmissionStats;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Door;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The order of the filters, by name and by what only that order does. */
class PipelineTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(virtual, new Random(1));
    private final List<String> seen = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private Duration queue = Duration.ZERO;
    private Duration latency = Duration.ZERO;
    private List<Integer> statuses = List.of(200);

    private final class Queue implements Admission {
        @Override
        public Mono<Authorization> admit(Seat seat) {
            return Mono.defer(() -> {
                seen.add("admit");
                Mono<Authorization> given = Mono.just(Flights.TOKEN);
                return queue.isZero() ? given : given.delayElement(queue, time.scheduler());
            });
        }

        @Override
        public void throttled(Duration retryAfterOrZero, long admittedAt) {}

        @Override
        public void answered() {}

        @Override
        public AdmissionStats stats() {
            return new AdmissionStats(0, 10, 0, 0);
        }

        @Override
        public void close() {}
    }

    private static final class Tokens implements TokenSource {
        @Override
        public Mono<Authorization> authorization() {
            return Mono.just(Flights.TOKEN);
        }

        @Override
        public Authorization atHand() {
            return Flights.TOKEN;
        }

        @Override
        public void accepted(Authorization used) {}

        @Override
        public boolean rejected(Authorization used) {
            return true;
        }

        @Override
        public boolean isStored() {
            return true;
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    }

    private final class Wire implements Transport {
        private final AtomicInteger next = new AtomicInteger();

        @Override
        public Mono<HttpReply> send(WireRequest request) {
            int status = statuses.get(Math.min(next.getAndIncrement(), statuses.size() - 1));
            seen.add("send " + status);
            Mono<HttpReply> reply = Mono.just(Flights.json(status, "{}"));
            return latency.isZero() ? reply : reply.delayElement(latency, time.scheduler());
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    }

    private Pipeline pipeline() {
        return Pipeline.of(
                time,
                new CallHabits(
                        RetryPolicy.DEFAULT,
                        (endpoint, status, took) -> told.add(endpoint + " " + status + " " + took.toMillis())),
                Telemetry.NONE,
                Desk.of(new Tokens(), new Queue()),
                new Wire(),
                URI.create("https://lever.test/v1"));
    }

    private StepVerifier.Step<HttpReply> call(CallOptions options) {
        Mono<HttpReply> reply = pipeline().send(Flights.call(Flights.READ, options), answer -> answer, Door.OPEN);
        return StepVerifier.create(reply).then(() -> virtual.advanceTimeBy(Duration.ofHours(1)));
    }

    @Test
    void theFiltersStandInThisOrder() {
        assertThat(pipeline().filters())
                .extracting(filter -> (Object) filter.getClass())
                .containsExactly(
                        ObserveCallFilter.class,
                        DeadlineFilter.class,
                        RetryFilter.class,
                        RedirectFilter.class,
                        UnauthorizedOnceFilter.class,
                        FirstTryFilter.class,
                        AdmissionFilter.class,
                        ObserveAttemptFilter.class,
                        AttemptTimeoutFilter.class);
    }

    @Test
    void everySendIsAdmittedRetriesAndReplaysIncluded() {
        statuses = List.of(503, 401, 200);
        call(CallOptions.DEFAULT).expectNextCount(1).expectComplete().verify(SOON);
        assertThat(seen).containsExactly("admit", "send 503", "admit", "send 401", "admit", "send 200");
    }

    @Test
    void theListenerIsToldOfEverySendAndHowItEnded() {
        statuses = List.of(503, 401, 200);
        latency = Duration.ofMillis(20);
        call(CallOptions.DEFAULT).expectNextCount(1).expectComplete().verify(SOON);
        String label = Flights.READ.label();
        assertThat(told).containsExactly(label + " 503 20", label + " 401 20", label + " 200 20");
    }

    @Test
    void aReplayAfter401IsNoRetryAndEachRetryMayReplayOnce() {
        statuses = List.of(401, 503, 401, 503, 401, 503);
        call(CallOptions.DEFAULT).expectError(ServerErrorException.class).verify(SOON);
        assertThat(seen).filteredOn("admit"::equals).hasSize(6);
    }

    @Test
    void waitingForAdmissionCountsAgainstTheCallAndNotAgainstTheAttempt() {
        queue = Duration.ofSeconds(40);
        call(CallOptions.DEFAULT).expectNextCount(1).expectComplete().verify(SOON);
        queue = Duration.ofSeconds(121);
        call(CallOptions.DEFAULT)
                .expectErrorSatisfies(error -> assertThat(((LeverTimeoutException) error).isWholeCall())
                        .isTrue())
                .verify(SOON);
    }

    @Test
    void inTheBackgroundWaitingForAdmissionCountsAgainstNothing() {
        queue = Duration.ofMinutes(50);
        call(CallOptions.DEFAULT.lane(Lane.BACKGROUND))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void anAttemptThatTakesTooLongIsRetriedUntilTheCallsTimeIsUp() {
        latency = Duration.ofHours(1);
        call(CallOptions.DEFAULT.timeout(Duration.ofSeconds(70)))
                .expectErrorSatisfies(error -> {
                    assertThat(((LeverTimeoutException) error).isWholeCall()).isTrue();
                    assertThat(((LeverTimeoutException) error)
                                    .tried()
                                    .orElseThrow()
                                    .sends())
                            .isEqualTo(3);
                })
                .verify(SOON);
    }

    @Test
    void eachSubscriptionIsACallOfItsOwn() {
        Call call = Flights.call(Flights.READ, CallOptions.DEFAULT);
        Mono<HttpReply> reply = pipeline().send(call, answer -> answer, Door.OPEN);
        assertThat(seen).isEmpty();
        StepVerifier.create(reply.repeat(1)).expectNextCount(2).expectComplete().verify(SOON);
        assertThat(seen).hasSize(4);
    }
}
