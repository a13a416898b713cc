package dev.lever4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.RequestListener;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Door;
import dev.lever4j.client.admission.Permits;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.client.admission.SharedConnections;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answer, cancellation and the end of an attempt's time, on threads of their own, all at once. */
class CallRaceTest {
    private static final int CALLS = 3_000;

    private final TimeAndChance time = TimeAndChance.system();
    private final AtomicInteger inside = new AtomicInteger();
    private final TokenSource tokens = TokenSource.apiKey(Secret.of("key"));
    private final Admission queue =
            Admission.queue(new RateLimit(1_000_000, 1_000_000), tokens, time, Permits.OWN, new SharedConnections(2));
    private final Door door = new Door() {
        @Override
        public boolean enter() {
            inside.incrementAndGet();
            return true;
        }

        @Override
        public void leave() {
            inside.decrementAndGet();
        }
    };

    private static final class Elsewhere implements Transport {
        @Override
        public Mono<HttpReply> send(WireRequest request) {
            return Mono.fromSupplier(() -> Flights.json(200, "{}")).subscribeOn(Schedulers.parallel());
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    }

    /** Ends once or, cancelled, perhaps not at all. */
    private static final class Caller implements CoreSubscriber<HttpReply> {
        private final AtomicInteger ends = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile @Nullable Subscription call;

        @Override
        public void onSubscribe(Subscription its) {
            call = its;
            its.request(1);
        }

        @Override
        public void onNext(HttpReply reply) {}

        @Override
        public void onComplete() {
            ended();
        }

        @Override
        public void onError(Throwable error) {
            ended();
        }

        private void ended() {
            ends.incrementAndGet();
            over.countDown();
        }

        private void cancel() {
            Objects.requireNonNull(call).cancel();
            over.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 30_000, 1_000_000_000})
    void howeverTheyMeetItEndsOnceAndGivesBackWhatItTook(long attemptNanos) throws InterruptedException {
        Pipeline pipeline = Pipeline.of(
                time,
                new CallHabits(RetryPolicy.NONE, RequestListener.NONE),
                Telemetry.NONE,
                Desk.of(tokens, queue),
                new Elsewhere(),
                URI.create("https://lever.test/v1"));
        CallOptions options = CallOptions.DEFAULT.attemptTimeout(Duration.ofNanos(attemptNanos));
        for (int call = 0; call < CALLS; call++) {
            Caller caller = new Caller();
            pipeline.send(Flights.call(Flights.READ, options), reply -> reply, door)
                    .subscribe(caller);
            if (call % 2 == 0) {
                Schedulers.parallel().schedule(caller::cancel);
            }
            assertThat(caller.over.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(caller.ends.get()).isLessThanOrEqualTo(1);
        }
        assertThat(eventually(inside)).isZero();
        Seat free = new Seat(CallOptions.DEFAULT.lane());
        Authorization given = queue.admit(free).block(Duration.ofSeconds(30));
        assertThat(given).isNotNull();
        free.leave();
        assertThat(queue.stats().waiting()).isZero();
    }

    /** The last of them may be on its way out still. */
    private static int eventually(AtomicInteger count) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (count.get() != 0 && System.nanoTime() - patience < 0) {
            Thread.onSpinWait();
        }
        return count.get();
    }
}
