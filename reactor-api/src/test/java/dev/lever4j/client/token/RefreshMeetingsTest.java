package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.Signals;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.ClientClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.util.RaceTestUtils;

/**
 * The end of one refresh, and in the same moment a caller that leaves, a token that is rejected, a source that is
 * closed. What came of it is known exactly, each time.
 */
class RefreshMeetingsTest {
    private static final int ROUNDS = 500;

    /** A source whose first token is rejected; the next refresh ends when it is told to. */
    private static final class World {
        private final VirtualTimeScheduler network = VirtualTimeScheduler.create();
        private final FakeAuthServer server = new FakeAuthServer(network);
        private final InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of("refresh-0"));
        private final TokenSource source = TokenSource.oauth(
                LeverEnvironment.PRODUCTION,
                new OAuthApp("client", Secret.of("secret")),
                store,
                RefreshSettings.DEFAULT.rules(RefreshRules.DEFAULT.minAge(Duration.ZERO)),
                server,
                TimeAndChance.of(network, new Random(1)));
        private final Sinks.Empty<Void> answer = Sinks.empty();
        private final Authorization old;

        World() {
            old = new Authorization(null, calls().values().get(0).generation());
            assertThat(source.rejected(old)).isTrue();
            server.script.add(request -> answer.asMono().then(Mono.defer(() -> server.rotateSlowly(request))));
        }

        private Signals<Authorization> calls() {
            Signals<Authorization> caller = new Signals<>();
            source.authorization().subscribe(caller);
            return caller;
        }

        private void answers() {
            answer.tryEmitEmpty().orThrow();
        }

        /** Nothing was shown twice, and what the server gave last is what is kept. */
        private void isWhole(int refreshes) {
            network.advanceTimeBy(Duration.ofSeconds(1));
            assertThat(server.reused).hasValue(0);
            assertThat(server.refreshes).hasValue(refreshes);
            assertThat(store.current().generation()).isEqualTo(refreshes);
            assertThat(store.current().refreshToken()).isEqualTo(Secret.of("refresh-" + refreshes));
        }
    }

    private static void rounds(Consumer<World> round) {
        for (int number = 0; number < ROUNDS; number++) {
            round.accept(new World());
        }
    }

    @Test
    void aCallerThatLeavesAndALate401OfTheOldTokenTakeNothingFromTheOthers() {
        rounds(world -> {
            Signals<Authorization> leaving = world.calls();
            Signals<Authorization> staying = world.calls();

            RaceTestUtils.race(world::answers, leaving::cancel, () -> world.source.rejected(world.old));

            world.isWhole(2);
            assertThat(staying.values()).extracting(Authorization::generation).containsExactly(2L);
            assertThat(staying.errors()).isEmpty();
            assertThat(leaving.count()).isLessThanOrEqualTo(1);
            assertThat(world.calls().values())
                    .extracting(Authorization::generation)
                    .as("the new token is still good")
                    .containsExactly(2L);
        });
    }

    @Test
    void aNewTokenThatIsRejectedAtOnceIsRefreshedOnceMoreForAll() {
        rounds(world -> {
            Signals<Authorization> waiting = world.calls();
            AtomicInteger rejections = new AtomicInteger();
            Mono<Authorization> hasty = world.source.authorization().doOnNext(given -> {
                world.source.accepted(given);
                rejections.addAndGet(given.generation() == 2 && world.source.rejected(given) ? 1 : 0);
            });
            Signals<Authorization> first = new Signals<>();
            Signals<Authorization> second = new Signals<>();

            RaceTestUtils.race(world::answers, () -> hasty.subscribe(first), () -> hasty.subscribe(second));

            Signals<Authorization> later = world.calls();
            world.isWhole(3);
            assertThat(rejections.get()).isBetween(1, 2);
            assertThat(waiting.values()).extracting(Authorization::generation).containsExactly(2L);
            assertThat(List.of(first.values(), second.values()))
                    .anySatisfy(its -> assertThat(its)
                            .extracting(Authorization::generation)
                            .containsExactly(2L));
            assertThat(first.count()).isEqualTo(1);
            assertThat(second.count()).isEqualTo(1);
            assertThat(later.values()).extracting(Authorization::generation).containsExactly(3L);
        });
    }

    @Test
    void aSourceThatIsClosedAsARefreshEndsHasSavedIt() {
        rounds(world -> {
            Signals<Authorization> leaving = world.calls();
            Signals<Authorization> staying = world.calls();
            AtomicInteger closed = new AtomicInteger();
            Runnable close = () -> world.source
                    .close()
                    .subscribe(nothing -> {}, error -> closed.addAndGet(100), closed::incrementAndGet);

            RaceTestUtils.race(world::answers, close, leaving::cancel);

            world.isWhole(2);
            assertThat(closed).hasValue(1);
            assertThat(staying.values()).extracting(Authorization::generation).containsExactly(2L);
            assertThat(leaving.count()).isLessThanOrEqualTo(1);
        });
    }

    /** The refresh has begun before the end, and is saved; or nothing was shown to the server. */
    @Test
    void whoAsksAsItIsClosedGetsATokenThatIsKeptOrIsRefused() {
        rounds(world -> {
            world.answers();
            Signals<Authorization> caller = new Signals<>();
            AtomicInteger closed = new AtomicInteger();
            Runnable close = () -> world.source
                    .close()
                    .subscribe(nothing -> {}, error -> closed.addAndGet(100), closed::incrementAndGet);

            RaceTestUtils.race(close, () -> world.source.authorization().subscribe(caller));

            world.isWhole(caller.errors().isEmpty() ? 2 : 1);
            assertThat(closed).hasValue(1);
            assertThat(caller.count()).isEqualTo(1);
            assertThat(caller.errors())
                    .allSatisfy(error -> assertThat(error).isInstanceOf(ClientClosedException.class));
        });
    }
}
