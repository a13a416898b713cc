package dev.lever4j.client.token;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.GrantLossListener;
import dev.lever4j.client.Telemetry;
import dev.lever4j.client.TimeAndChance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;

/** One account in virtual time: server, store and source. */
final class Account {
    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    /** How far the wall clock has jumped. */
    final AtomicReference<Duration> jump = new AtomicReference<>(Duration.ZERO);

    final TimeAndChance time =
            new TimeAndChance(new JumpingClock(), () -> scheduler.now(TimeUnit.NANOSECONDS), scheduler, new Random(1));
    final FakeAuthServer server = new FakeAuthServer(scheduler);
    final ScriptedStore store = new ScriptedStore();
    /** How each refresh ended. */
    final List<Telemetry.RefreshEnd> refreshes = new CopyOnWriteArrayList<>();

    final Telemetry telemetry = new Telemetry() {
        @Override
        public Watch<RefreshEnd> refresh() {
            return new Watch<>() {
                @Override
                public Context within(Context below) {
                    return below.put("within", "refresh");
                }

                @Override
                public void ended(RefreshEnd end) {
                    refreshes.add(end);
                }
            };
        }
    };
    TokenSource source = start(RefreshSettings.DEFAULT);

    /** A new process over the same store. */
    TokenSource start(RefreshSettings settings) {
        OAuthApp app = new OAuthApp("client", Secret.of("client+secret"));
        source = TokenSource.oauth(
                LeverEnvironment.PRODUCTION,
                app,
                store,
                settings,
                server,
                time,
                GrantLossListener.NONE,
                telemetry,
                UUID.randomUUID().toString());
        return source;
    }

    CompletableFuture<Authorization> call() {
        return future(source.authorization());
    }

    /** Of a Mono that is never empty, which {@code toFuture} cannot know. */
    static <T> CompletableFuture<T> future(Mono<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        call.subscribe(future::complete, future::completeExceptionally);
        return future;
    }

    /** The token of a call that must not wait. */
    String token() {
        return revealed(call());
    }

    static String revealed(CompletableFuture<Authorization> call) {
        Authorization got = call.getNow(new Authorization(Secret.of("none-yet"), -1));
        return Objects.requireNonNull(got.header()).reveal().replace("Bearer ", "");
    }

    Account pass(Duration duration) {
        scheduler.advanceTimeBy(duration);
        return this;
    }

    private final class JumpingClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS)).plus(jump.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
