package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.it.races.AtOnceScheduler;
import dev.lever4j.it.races.Explore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * One account's token: asked for, accepted, rejected and closed at once, over a server that knows what was shown twice.
 */
class TokenSourceRacesTest {
    private static final String CLOSED = "closed";

    /** What is explored. Time stands, so that a token is good until it is rejected. */
    public static class Real {
        private final TokenSource source = TokenSource.oauth(
                LeverEnvironment.PRODUCTION,
                new OAuthApp("client", Secret.of("secret")),
                InMemoryTokenStore.of(Secret.of("refresh-0")),
                RefreshSettings.DEFAULT,
                new OneUseServer(),
                new TimeAndChance(
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> 0, new AtOnceScheduler(), new Random(1)));

        /** Which token, or what it ended in. */
        @Operation
        public String called() throws InterruptedException, TimeoutException {
            return ended(source.authorization().map(given -> "token " + given.generation()));
        }

        @Operation
        public void accepted(@Param(gen = IntGen.class, conf = "1:2") int generation) {
            source.accepted(token(generation));
        }

        /** Whether another one can be had. */
        @Operation
        public boolean rejected(@Param(gen = IntGen.class, conf = "1:2") int generation) {
            return source.rejected(token(generation));
        }

        @Operation(runOnce = true)
        public String closes() throws InterruptedException, TimeoutException {
            return ended(source.close().thenReturn(CLOSED));
        }

        private static Authorization token(int generation) {
            return Authorization.bearer(Secret.of("access-" + generation), generation);
        }

        /** It may be another thread that brings it about. */
        private static String ended(Mono<String> what) throws InterruptedException, TimeoutException {
            try {
                return what.toFuture().get(20, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                return failed.getCause() instanceof ClientClosedException ? CLOSED : String.valueOf(failed.getCause());
            }
        }
    }

    /** The same, one after the other. */
    public static class Specified {
        private int generation;
        private boolean live;
        private boolean proven;
        private boolean closed;

        public String called() {
            if (!live && closed) {
                return CLOSED;
            }
            if (!live) {
                generation++;
                live = true;
                proven = false;
            }
            return "token " + generation;
        }

        public void accepted(int used) {
            proven |= live && used == generation && !closed;
        }

        public boolean rejected(int used) {
            boolean mine = live && used == generation;
            if (closed) {
                live &= !mine;
                return live;
            }
            if (mine && !proven) {
                return false;
            }
            live &= !mine;
            return true;
        }

        public String closes() {
            closed = true;
            return CLOSED;
        }
    }

    /** A planted fault: each caller that finds no token refreshes it. */
    public static class Planted {
        private final AtomicInteger generation = new AtomicInteger();
        private volatile boolean live;

        @Operation
        public String called() {
            if (!live) {
                int next = generation.incrementAndGet();
                live = true;
                return "token " + next;
            }
            return "token " + generation;
        }

        @Operation
        public boolean rejected(@Param(gen = IntGen.class, conf = "1:2") int used) {
            if (live && used == generation.get()) {
                live = false;
            }
            return true;
        }
    }

    @Test
    void onRealThreads() {
        // many scenarios, since few of them have a token that is good when two events meet over it
        Explore.stress(40)
                .iterations(40 * Explore.TIMES)
                .actorsBefore(4)
                .actorsPerThread(2)
                .sequentialSpecification(Specified.class)
                .check(Real.class);
    }

    @Test
    void aPlantedFaultIsSeen() {
        assertThatThrownBy(() -> Explore.model().check(Planted.class)).isInstanceOf(LincheckAssertionError.class);
    }
}
