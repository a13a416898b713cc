package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.CallOptions;
import dev.lever4j.client.RequestListener;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.admission.Admission;
import dev.lever4j.client.admission.AdmissionStats;
import dev.lever4j.client.admission.Desk;
import dev.lever4j.client.admission.Door;
import dev.lever4j.client.admission.Permits;
import dev.lever4j.client.admission.Seat;
import dev.lever4j.client.admission.SharedConnections;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverException;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A pipeline on a wire that does what a script says, with all that can be seen of it written down. */
final class TwoWays implements Transport, TokenSource, Door {
    static final Duration AN_HOUR = Duration.ofHours(1);

    final VirtualTimeScheduler virtual = VirtualTimeScheduler.create();
    final Hasty hasty = new Hasty(virtual);
    final TimeAndChance time = TimeAndChance.of(hasty, new Random(7));
    final List<String> seen = new ArrayList<>();
    final AtomicInteger inside = new AtomicInteger();
    /** Of the filters. */
    final AtomicInteger admissions = new AtomicInteger();

    final Admission queue = Admission.queue(new RateLimit(10, 4), this, time, Permits.OWN, new SharedConnections(2));

    final List<String> contexts = new ArrayList<>();

    private final Pipeline pipeline;
    private final Deque<String> script;
    private long generation = 1;
    boolean closed;

    /** @param shortCut whether first attempts may be made without the filters */
    TwoWays(boolean shortCut, String... script) {
        this.script = new ArrayDeque<>(List.of(script));
        this.pipeline = Pipeline.of(
                time,
                new CallHabits(RetryPolicy.DEFAULT, RequestListener.NONE),
                Telemetry.NONE,
                Desk.of(this, new Watched(queue, shortCut, admissions)),
                this,
                URI.create("https://lever.test/v1"));
    }

    Mono<String> call(Endpoint endpoint, CallOptions options) {
        return pipeline.send(Flights.call(endpoint, options), reply -> "read " + reply.status(), this);
    }

    /** Lets a call end, and says how it did and what is left behind. */
    List<String> course(Endpoint endpoint, CallOptions options) {
        call(endpoint, options).subscribe(value -> note("value " + value), error -> note("error " + told(error)));
        virtual.advanceTimeBy(AN_HOUR);
        AdmissionStats stats = queue.stats();
        note("inside " + inside + ", spent " + stats.spent() + ", throttled " + stats.throttled() + ", waiting "
                + stats.waiting());
        script.clear();
        call(Flights.READ, CallOptions.DEFAULT).subscribe(value -> note("after it " + value));
        return seen;
    }

    private static String told(Throwable error) {
        Throwable cause = error.getCause();
        return error.getClass().getSimpleName() + ": " + error.getMessage() + " by " + cause + " tried "
                + (error instanceof LeverException lever ? lever.tried() : "") + " at "
                + (error.getSuppressed().length == 0 ? "" : error.getSuppressed()[0].getMessage());
    }

    private void note(String what) {
        seen.add(virtual.now(TimeUnit.MILLISECONDS) + " " + what);
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        String word = script.isEmpty() ? "200" : script.pop();
        note("send " + word + " with " + generation);
        if (word.equals("broken")) {
            throw new IllegalStateException("a transport threw");
        }
        AtomicBoolean answered = new AtomicBoolean();
        return Mono.deferContextual(context -> {
                    contexts.add(context.getOrDefault("who", "nobody"));
                    return answer(word, request);
                })
                .doOnNext(reply -> answered.set(true))
                .doOnCancel(() -> {
                    // once there is an answer there is nothing to abort
                    if (!answered.get()) {
                        note("aborted " + word);
                    }
                });
    }

    private Mono<HttpReply> answer(String word, WireRequest request) {
        if (!word.startsWith("unsent") && !request.departure().depart()) {
            return Mono.error(new ConnectionFailedException("given up", false, null));
        }
        return switch (word) {
            case "never", "unsent" -> Mono.never();
            case "empty" -> Mono.empty();
            case "slow" -> Mono.just(reply(200)).delayElement(Duration.ofSeconds(29), time.scheduler());
            case "broken answer" ->
                Mono.just(reply(200)).map(reply -> {
                    throw new ConnectionLostException("lost", null);
                });
            case "lost" -> Mono.error(new ConnectionLostException("lost", null));
            case "refused" -> Mono.error(new ConnectionFailedException("refused", true, null));
            case "html" -> Mono.just(Flights.reply(200, "text/html", "<p>"));
            case "429+2" ->
                Mono.just(
                        new HttpReply(429, Map.of("retry-after", List.of("2")), "{}".getBytes(StandardCharsets.UTF_8)));
            default -> Mono.just(reply(Integer.parseInt(word))).delayElement(Duration.ofMillis(3), time.scheduler());
        };
    }

    private static HttpReply reply(int status) {
        return Flights.json(status, "{}");
    }

    @Override
    public boolean enter() {
        inside.addAndGet(closed ? 0 : 1);
        return !closed;
    }

    @Override
    public void leave() {
        inside.decrementAndGet();
    }

    @Override
    public Mono<Authorization> authorization() {
        return Mono.fromSupplier(this::atHand);
    }

    @Override
    public Authorization atHand() {
        return Authorization.bearer(Secret.of("token-" + generation), generation);
    }

    @Override
    public void accepted(Authorization used) {
        note("accepted " + used.generation());
    }

    @Override
    public boolean rejected(Authorization used) {
        note("rejected " + used.generation());
        generation++;
        return generation < 5;
    }

    @Override
    public boolean isStored() {
        return true;
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }

    /**
     * Virtual time that can be told to let the next timer's pass while it is set, as on a machine that stands still.
     */
    static final class Hasty implements Scheduler {
        private final VirtualTimeScheduler virtual;
        boolean atOnce;

        private Hasty(VirtualTimeScheduler virtual) {
            this.virtual = virtual;
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            Disposable timer = virtual.schedule(task, delay, unit);
            if (atOnce) {
                atOnce = false;
                virtual.advanceTimeBy(Duration.ofNanos(unit.toNanos(delay)));
            }
            return timer;
        }

        @Override
        public Disposable schedule(Runnable task) {
            return virtual.schedule(task);
        }

        @Override
        public Worker createWorker() {
            return virtual.createWorker();
        }

        @Override
        public long now(TimeUnit unit) {
            return virtual.now(unit);
        }
    }

    /** The same queue, which nobody passes at once where all go through the filters. */
    private record Watched(Admission queue, boolean shortCut, AtomicInteger admissions) implements Admission {
        @Override
        public Mono<Authorization> admit(Seat seat) {
            admissions.incrementAndGet();
            return queue.admit(seat);
        }

        @Override
        public @Nullable Authorization atOnce(Seat seat) {
            return shortCut ? queue.atOnce(seat) : null;
        }

        @Override
        public void throttled(Duration retryAfterOrZero, long admittedAt) {
            queue.throttled(retryAfterOrZero, admittedAt);
        }

        @Override
        public void answered() {
            queue.answered();
        }

        @Override
        public AdmissionStats stats() {
            return queue.stats();
        }

        @Override
        public void close() {
            queue.close();
        }
    }
}
