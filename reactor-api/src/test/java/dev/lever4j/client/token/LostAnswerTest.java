package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.OneProcess.Step;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** The answer to a refresh is lost, in one process or in several of one grant. */
class LostAnswerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AssertionError WAITS = new AssertionError("waits");

    private final World world = new World();
    private final FakeAuthServer server = world.server;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aLostAnswerCostsOneMorePresentationHoweverManyProcessesAskAndSavesTheGrantIfNothingWasSpent(int processes) {
        server.script.add(LostAnswerTest::lost);
        List<OneProcess> all = processesAfterALostAnswer(processes, RefreshSettings.DEFAULT);
        List<CompletableFuture<Authorization>> calls =
                all.stream().map(OneProcess::call).toList();
        world.pass(World.LEASE.minus(SECOND));
        assertThat(server.requests).as("the first one may still be at work").hasValue(1);
        world.pass(SECOND.multipliedBy(4));
        assertThat(calls).allSatisfy(call -> assertThat(Account.revealed(call)).isEqualTo("access-1"));
        assertThat(server.requests).hasValue(2);
        assertThat(all).allSatisfy(process -> assertThat(process.losses).isEmpty());
    }

    /** In its advisory zone, with 290 s to live. */
    private static World inTheAdvisoryZone() {
        World shared = World.withAccessFor(Duration.ofHours(1));
        shared.start().runs();
        shared.pass(Duration.ofMinutes(55).plus(SECOND.multipliedBy(10)));
        return shared;
    }

    /** While the access token is served, nobody is kept waiting for that. */
    @ParameterizedTest
    @EnumSource(names = {"AFTER_ARRIVAL", "BEFORE_SAVE"})
    void aGraceIsMetThoughTheAccessTokenLives(Step step) {
        World shared = inTheAdvisoryZone();
        shared.server.grace = SECOND.multipliedBy(30);
        OneProcess second = shared.start();
        OneProcess killed = shared.start();
        killed.runs();
        killed.stopNextTimeAt(step);
        assertThat(Account.revealed(killed.call())).isEqualTo("living");
        assertThat(killed.isStopped()).isTrue();
        for (int seconds = 0; seconds < 20; seconds++) {
            assertThat(Account.revealed(second.call())).isIn("living", "access-1");
            shared.pass(SECOND);
        }
        assertThat(Account.revealed(second.call())).isEqualTo("access-1");
        assertThat(shared.presented()).isEqualTo(2);
        assertThat(second.losses).isEmpty();
    }

    /** Nobody calls again; also where the old token is about to run out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 250, 265})
    void aGraceIsMetAfterALostAnswer(int later) {
        World shared = inTheAdvisoryZone();
        shared.server.grace = SECOND.multipliedBy(30);
        OneProcess process = shared.start();
        process.runs();
        shared.pass(SECOND.multipliedBy(later));
        shared.server.script.add(request ->
                Mono.fromRunnable(() -> shared.server.rotate(request)).then(lost(request)));
        assertThat(Account.revealed(process.call())).isEqualTo("living");
        shared.pass(SECOND.multipliedBy(20));
        assertThat(Account.revealed(process.call())).isEqualTo("access-1");
        assertThat(shared.presented()).isEqualTo(2);
        assertThat(process.losses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aTokenWhoseAnswerWasLostTwiceIsNotPresentedAgainWhileTheAccessTokenHasTimeLeft(int processes) {
        World shared = World.withAccessFor(Duration.ofHours(1));
        List<OneProcess> all =
                IntStream.range(0, processes).mapToObj(i -> shared.start()).toList();
        all.forEach(OneProcess::runs);
        shared.pass(Duration.ofMinutes(55).plus(SECOND.multipliedBy(10)));
        shared.server.script.add(LostAnswerTest::lost);
        shared.server.script.add(LostAnswerTest::lost);
        for (int seconds = 0; seconds < 255; seconds++) {
            all.forEach(process -> assertThat(Account.revealed(process.call())).isEqualTo("living"));
            shared.pass(SECOND);
        }
        assertThat(shared.server.requests).as("only those that were lost").hasValue(2);
        shared.pass(SECOND.multipliedBy(45));
        all.forEach(OneProcess::runs);
        shared.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(all)
                .allSatisfy(
                        process -> assertThat(Account.revealed(process.call())).isEqualTo("access-1"));
        assertThat(shared.server.requests).hasValue(3);
        assertThat(all).allSatisfy(process -> assertThat(process.losses).isEmpty());
    }

    /** An hour in which the token endpoint loses each answer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aThirdLostAnswerIsTheLast(int processes) {
        World shared = World.withAccessFor(Duration.ofHours(1));
        List<OneProcess> all =
                IntStream.range(0, processes).mapToObj(i -> shared.start()).toList();
        all.forEach(OneProcess::runs);
        shared.pass(Duration.ofMinutes(55).plus(SECOND.multipliedBy(10)));
        IntStream.range(0, 10).forEach(i -> shared.server.script.add(LostAnswerTest::lost));
        for (int seconds = 0; seconds < 600; seconds++) {
            all.forEach(OneProcess::runs);
            shared.pass(SECOND);
        }
        assertThat(shared.server.requests).hasValue(3);
        assertThat(all).allSatisfy(process -> assertThat(process.losses).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aLostAnswerForWhichTheTokenWasSpentEndsTheGrantForAllProcessesAlike(int processes) {
        server.script.add(
                request -> Mono.fromRunnable(() -> server.rotate(request)).then(lost(request)));
        List<OneProcess> all = processesAfterALostAnswer(processes, RefreshSettings.DEFAULT);
        isLostForAll(all, World.A_LEASE_AND_SOME_LOOKS);
        assertThat(world.presented()).as("once, and once more").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whereALostRefreshIsNotToBeTriedAgainItEndsTheGrantForAllProcessesAlike(int processes) {
        RefreshSettings once = RefreshSettings.DEFAULT.retryLostRefresh(false);
        server.script.add(LostAnswerTest::lost);
        OneProcess first = world.start(once);
        assertThat(first.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        List<OneProcess> all = new ArrayList<>(List.of(first));
        IntStream.range(1, processes).forEach(i -> all.add(world.start(once)));
        isLostForAll(all, Duration.ZERO);
        assertThat(server.requests).hasValue(1);
    }

    private List<OneProcess> processesAfterALostAnswer(int processes, RefreshSettings settings) {
        OneProcess first = world.start(settings);
        assertThat(first.failure().getNow(WAITS)).isInstanceOf(RefreshOutcomeUnknownException.class);
        assertThat(first.losses).isEmpty();
        List<OneProcess> all = new ArrayList<>(List.of(first));
        IntStream.range(1, processes).forEach(i -> all.add(world.start(settings)));
        world.pass(SECOND);
        return all;
    }

    private void isLostForAll(List<OneProcess> all, Duration patience) {
        List<CompletableFuture<Throwable>> calls =
                all.stream().map(OneProcess::failure).toList();
        world.pass(patience);
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.getNow(WAITS))
                        .isInstanceOfSatisfying(
                                ReauthorizationRequiredException.class,
                                lost -> assertThat(lost.loss()).isEqualTo(GrantLoss.BROKEN_OFF)));
        assertThat(all).allSatisfy(process -> assertThat(process.losses).hasSize(1));
        int asked = server.requests.get();
        world.pass(Duration.ofMinutes(5));
        all.forEach(OneProcess::runs);
        OneProcess restarted = world.start();
        assertThat(restarted.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(server.requests).hasValue(asked);
    }

    private static Mono<HttpReply> lost(WireRequest request) {
        request.departure().depart();
        return Mono.error(new ConnectionLostException("reset", null));
    }
}
