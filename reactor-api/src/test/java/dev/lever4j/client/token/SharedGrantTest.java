package dev.lever4j.client.token;

import static dev.lever4j.client.token.FakeAuthServer.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.StoredGrant.Access;
import dev.lever4j.client.token.OneProcess.Step;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Several processes, one grant, a server that revokes it when a token is shown twice. */
class SharedGrantTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AssertionError WAITS = new AssertionError("waits");

    private final World world = new World();
    private final FakeAuthServer server = world.server;

    @Test
    void whileOneProcessRefreshesTheOthersLookAtAPaceAndUseWhatItSaves() {
        server.latency = Duration.ofSeconds(3);
        List<OneProcess> processes =
                IntStream.range(0, 8).mapToObj(i -> world.start()).toList();
        List<CompletableFuture<Authorization>> calls =
                processes.stream().map(OneProcess::call).toList();
        world.pass(Duration.ofSeconds(5));
        assertThat(calls).allSatisfy(call -> assertThat(Account.revealed(call)).isEqualTo("access-1"));
        assertThat(world.presented()).isEqualTo(1);
        assertThat(processes)
                .allSatisfy(process ->
                        assertThat(process.loads).as("looks in three seconds").hasValueLessThan(15));
    }

    @Test
    void aSlowOwnerRenewsItsLeaseAndIsNotOvertaken() {
        server.latency = Duration.ofSeconds(25);
        CompletableFuture<Authorization> owner = world.start().call();
        CompletableFuture<Authorization> other = world.start().call();
        world.pass(Duration.ofSeconds(27));
        assertThat(Account.revealed(owner)).isEqualTo("access-1");
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void anOwnerWhoseRenewalHangsInTheStoreRenewsAgainBeforeItsLeaseIsOver() {
        server.latency = Duration.ofSeconds(25);
        CompletableFuture<Authorization> owner = world.start().call();
        CompletableFuture<Authorization> other = world.start().call();
        AtomicInteger hanging = new AtomicInteger(2);
        world.writes = grant -> hanging.getAndDecrement() > 0 ? Mono.never() : world.saved(grant);
        world.pass(Duration.ofSeconds(27));
        assertThat(Account.revealed(owner)).isEqualTo("access-1");
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void aSaveOfTheNewGrantThatHangsIsMadeAgainBeforeTheLeaseIsOver() {
        OneProcess first = world.start();
        AtomicBoolean hung = new AtomicBoolean();
        world.writes =
                grant -> ScriptedStore.isRotated(grant) && !hung.getAndSet(true) ? Mono.never() : world.saved(grant);
        first.runs();
        CompletableFuture<Authorization> other = world.start().call();
        world.pass(World.LEASE.dividedBy(2));
        assertThat(hung).isTrue();
        assertThat(Account.revealed(first.call())).isEqualTo("access-1");
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void aRequestIsNotWrittenAnyMoreOnceOthersMayHaveClaimedIt() {
        AtomicBoolean written = new AtomicBoolean();
        Duration connecting = World.LEASE.multipliedBy(63).dividedBy(100);
        server.script.add(request -> Mono.delay(connecting, world.network).then(Mono.defer(() -> {
            written.set(request.departure().depart());
            return server.rotateSlowly(request);
        })));
        OneProcess first = world.start();
        CompletableFuture<Throwable> held = first.failure();
        String owner = Objects.requireNonNull(world.kept.current().intent()).owner();
        // the first one is cut off from the store as soon as its note is there
        world.writes = grant -> grant.isHeldBy(owner) ? Mono.never() : world.saved(grant);
        CompletableFuture<Authorization> other = world.start().call();
        world.pass(World.A_LEASE_AND_SOME_LOOKS.multipliedBy(2));
        assertThat(written).isFalse();
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(held.getNow(WAITS)).isInstanceOf(AuthUnavailableException.class);
        assertThat(Account.revealed(first.call())).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void anOwnerThatIsKilledBeforeItsNoteHoldsNobodyUp() {
        world.start().runsUntil(Step.BEFORE_NOTE);
        assertThat(Account.revealed(world.start().call())).isEqualTo("access-1");
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_NOTE", "BEFORE_SENDING"})
    void anOwnerThatIsKilledBeforeItsTokenIsSentCostsOneLease(Step step) {
        world.start().runsUntil(step);
        OneProcess second = world.start();
        CompletableFuture<Authorization> call = second.call();
        world.pass(World.LEASE.minus(SECOND));
        assertThat(call).isNotDone();
        assertThat(world.presented()).isZero();
        world.pass(SECOND.multipliedBy(4));
        assertThat(Account.revealed(call)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
        assertThat(second.losses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_ARRIVAL", "BEFORE_SAVE"})
    void anOwnerThatIsKilledBetweenRotationAndSaveCostsOneMorePresentationAndNamesTheCause(Step step) {
        world.start().runsUntil(step);
        List<OneProcess> others =
                IntStream.range(0, 7).mapToObj(i -> world.start()).toList();
        List<CompletableFuture<Throwable>> calls =
                others.stream().map(OneProcess::failure).toList();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.getNow(WAITS))
                        .isInstanceOfSatisfying(ReauthorizationRequiredException.class, lost -> {
                            assertThat(lost.loss()).isEqualTo(GrantLoss.BROKEN_OFF);
                            assertThat(lost.account()).contains("acme");
                            assertThat(lost).hasMessageContaining("did the process end in between?");
                        }));
        assertThat(world.presented()).as("once, and once more").isEqualTo(2);
        assertThat(others).allSatisfy(other -> assertThat(other.losses).hasSize(1));
        world.pass(Duration.ofMinutes(5));
        world.start().runs();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(world.presented()).as("never a third time").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_ARRIVAL", "BEFORE_SAVE"})
    void whereTheServerIsGracefulNothingIsLostBetweenRotationAndSave(Step step) {
        server.grace = SECOND.multipliedBy(30);
        world.start().runsUntil(step);
        OneProcess second = world.start();
        CompletableFuture<Authorization> call = second.call();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(Account.revealed(call)).isEqualTo("access-1");
        assertThat(world.kept.current().intentIsOpen()).isFalse();
        assertThat(second.losses).isEmpty();
    }

    @Test
    void anOwnerThatIsKilledAfterTheSaveHoldsNobodyUp() {
        world.start().runsUntil(Step.AFTER_SAVE);
        assertThat(Account.revealed(world.start().call())).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void whoeverTakesOverAndIsKilledTooIsFollowedByOneMoreAndNobodyElse() {
        world.start().runsUntil(Step.AFTER_NOTE);
        OneProcess second = world.start();
        second.runs();
        world.pass(World.LEASE.minus(SECOND));
        second.stopNextTimeAt(Step.BEFORE_SENDING);
        world.pass(SECOND.multipliedBy(4));
        assertThat(second.isStopped()).isTrue();
        OneProcess third = world.start();
        world.pass(Duration.ofMinutes(3));
        third.runs();
        world.pass(World.LEASE.minus(SECOND));
        third.stopNextTimeAt(Step.BEFORE_SENDING);
        world.pass(SECOND.multipliedBy(4));
        assertThat(third.isStopped()).isTrue();
        OneProcess fourth = world.start();
        CompletableFuture<Throwable> call = fourth.failure();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(call.getNow(WAITS))
                .isInstanceOf(ReauthorizationRequiredException.class)
                .hasMessageContaining("may have been presented three times");
        assertThat(fourth.losses).hasSize(1);
        assertThat(world.presented()).isZero();
    }

    @Test
    void aWithdrawnNoteLetsTheNextOneGoOnByItself() {
        server.script.add(request -> Mono.delay(SECOND.multipliedBy(3), world.network)
                .then(answering(503, "busy").apply(request)));
        world.start().runs();
        CompletableFuture<Authorization> other = world.start().call();
        world.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void aStoreThatCannotBeReadWhileAProcessWatchesStopsTheClock() {
        world.start().runsUntil(Step.AFTER_NOTE);
        OneProcess second = world.start();
        CompletableFuture<Throwable> watching = second.failure();
        world.pass(SECOND.multipliedBy(4));
        world.unreadable = true;
        world.pass(SECOND.multipliedBy(2));
        assertThat(watching.getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        world.pass(World.LEASE);
        world.unreadable = false;
        CompletableFuture<Authorization> call = second.call();
        world.pass(World.LEASE.minus(SECOND));
        assertThat(call).as("an owner that lives needs time to renew").isNotDone();
        world.pass(SECOND.multipliedBy(5));
        assertThat(Account.revealed(call)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void whileNobodyCanSaveNobodyPresentsATokenThatIsSpentAndNobodyIsToldOfALoss() {
        OneProcess owner = world.start();
        world.writes = world.refusing(ScriptedStore::isRotated);
        owner.runs();
        world.writes = world.refusing(grant -> true);
        List<OneProcess> others =
                IntStream.range(0, 7).mapToObj(i -> world.start()).toList();
        for (int i = 0; i < 60; i++) {
            others.forEach(OneProcess::runs);
            world.pass(SECOND);
        }
        world.writes = world::saved;
        List<CompletableFuture<Authorization>> calls =
                others.stream().map(OneProcess::call).toList();
        world.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(owner.call())).isEqualTo("access-1");
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(calls).allSatisfy(call -> assertThat(call).isDone());
        assertThat(others).allSatisfy(other -> {
            assertThat(Account.revealed(other.call())).isEqualTo("access-1");
            assertThat(other.losses).isEmpty();
        });
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void closingWhileItWatchesEndsTheWaitAndSendsNothing() {
        world.start().runsUntil(Step.AFTER_NOTE);
        OneProcess second = world.start();
        CompletableFuture<Throwable> waiting = second.failure();
        world.pass(SECOND);
        CompletableFuture<@Nullable Void> closed = second.source.close().toFuture();
        second.catchUp();
        assertThat(closed).isCompleted();
        assertThat(waiting.getNow(WAITS)).isInstanceOf(ClientClosedException.class);
        world.pass(World.A_LEASE_AND_SOME_LOOKS.multipliedBy(2));
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void aLivingTokenStaysInUseWhileAnotherProcessRefreshes() {
        World later = living();
        OneProcess first = later.start();
        OneProcess second = later.start();
        assertThat(Account.revealed(first.call())).isEqualTo("living");
        assertThat(Account.revealed(second.call())).isEqualTo("living");
        later.pass(Duration.ofMinutes(59).plusSeconds(45));
        later.server.latency = Duration.ofSeconds(5);
        CompletableFuture<Authorization> owner = first.call();
        assertThat(owner).as("its own refresh is worth waiting for").isNotDone();
        assertThat(Account.revealed(second.call())).isEqualTo("living");
        later.pass(SECOND);
        assertThat(Account.revealed(second.call())).isEqualTo("living");
        later.pass(Duration.ofSeconds(6));
        assertThat(Account.revealed(second.call())).isEqualTo("access-1");
        assertThat(Account.revealed(owner)).isEqualTo("access-1");
        assertThat(later.presented()).isEqualTo(1);
    }

    @Test
    void callersThatLeaveEndNoWatch() {
        world.start().runsUntil(Step.AFTER_NOTE);
        OneProcess second = world.start();
        Disposable only = second.source.authorization().subscribe();
        world.pass(SECOND);
        only.dispose();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(world.presented()).isEqualTo(1);
        assertThat(Account.revealed(second.call())).isEqualTo("access-1");
    }

    private World living() {
        Instant now = world.time.now();
        Access access = new Access(Secret.of("living"), now, now.plus(Duration.ofHours(1)));
        return new World(new StoredGrant(
                1, 0, Secret.of("refresh-0"), access, world.kept.current().scopes(), null));
    }
}
