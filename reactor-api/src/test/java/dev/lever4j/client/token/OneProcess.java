package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.ReauthorizationRequiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * One process of several. It can be stopped at a step of a refresh, as by SIGSTOP: its timers stand still and what it
 * waits for stays unread, while the world goes on. Whoever is never resumed has been killed there.
 */
final class OneProcess implements TokenStore, Transport {
    enum Step {
        BEFORE_NOTE,
        AFTER_NOTE,
        BEFORE_SENDING,
        AFTER_ARRIVAL,
        BEFORE_SAVE,
        AFTER_SAVE
    }

    final World world;
    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    final TokenSource source;
    final List<ReauthorizationRequiredException> losses = new ArrayList<>();
    final AtomicInteger loads = new AtomicInteger();
    private final Disposable.Composite calls = Disposables.composite();
    private final AtomicReference<Sinks.Empty<Void>> running = new AtomicReference<>(Sinks.empty());
    private final AtomicReference<@Nullable Step> stopAt = new AtomicReference<>();
    private volatile boolean stopped;

    OneProcess(World world, RefreshSettings settings, int number) {
        this.world = world;
        this.source = source(settings, number);
        resume();
    }

    private TokenSource source(RefreshSettings settings, int number) {
        TimeAndChance time = new TimeAndChance(world.time.clock(), world.time.ticker(), scheduler, new Random(number));
        GuardedStore store = new GuardedStore(this, settings.storeTimeout(), time);
        OAuthApp app = new OAuthApp("client", Secret.of("secret"));
        TokenEndpoint endpoint =
                new TokenEndpoint(LeverEnvironment.PRODUCTION, app, this, settings.requestTimeout(), time);
        LossTeller teller = new LossTeller("acme", losses::add, Schedulers.immediate());
        return new RefreshingTokenSource(
                settings,
                new RefreshRun(
                        store,
                        endpoint,
                        settings,
                        time,
                        Telemetry.NONE,
                        UUID.randomUUID().toString()),
                time,
                teller);
    }

    CompletableFuture<Authorization> call() {
        return Account.future(source.authorization());
    }

    CompletableFuture<Throwable> failure() {
        return Account.future(source.authorization()
                .<Throwable>map(got -> new AssertionError(
                        "got " + Objects.requireNonNull(got.header()).reveal()))
                .onErrorResume(Mono::just));
    }

    /** Calls, and is stopped when its refresh gets there. */
    CompletableFuture<Authorization> callAndStop(Step step) {
        stopAt.set(step);
        return call();
    }

    /** Calls and does not care how that ends. */
    void runs() {
        Disposable call = source.authorization().onErrorComplete().subscribe();
        calls.add(call);
    }

    /** The same, and it is stopped when its refresh gets there. */
    void runsUntil(Step step) {
        stopAt.set(step);
        runs();
    }

    void stopNextTimeAt(Step step) {
        stopAt.set(step);
    }

    boolean isStopped() {
        return stopped;
    }

    void resume() {
        stopped = false;
        Objects.requireNonNull(running.get()).tryEmitEmpty();
        catchUp();
    }

    void catchUp() {
        long now = world.network.now(TimeUnit.NANOSECONDS);
        if (!stopped) {
            scheduler.advanceTimeBy(Duration.ofNanos(now - scheduler.now(TimeUnit.NANOSECONDS)));
        }
    }

    private Mono<Void> reach(Step step) {
        return Mono.defer(() -> {
            if (stopAt.compareAndSet(step, null)) {
                running.set(Sinks.empty());
                stopped = true;
            }
            return Objects.requireNonNull(running.get()).asMono();
        });
    }

    @Override
    public Mono<StoredGrant> load() {
        return Mono.defer(() -> {
            loads.incrementAndGet();
            return world.unreadable ? Mono.error(new IllegalStateException("unreadable")) : world.kept.load();
        });
    }

    @Override
    public Mono<Boolean> save(StoredGrant grant) {
        boolean rotated = ScriptedStore.isRotated(grant);
        return reach(rotated ? Step.BEFORE_SAVE : Step.BEFORE_NOTE)
                .then(Mono.defer(() -> world.writes.apply(grant)))
                .flatMap(saved ->
                        reach(rotated ? Step.AFTER_SAVE : Step.AFTER_NOTE).thenReturn(saved));
    }

    @Override
    public Mono<HttpReply> send(WireRequest request) {
        return reach(Step.BEFORE_SENDING)
                .then(Mono.defer(() -> world.server.send(request)))
                .flatMap(reply -> reach(Step.AFTER_ARRIVAL).thenReturn(reply));
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
