package dev.lever4j.client.token;

import static dev.lever4j.client.token.FakeAuthServer.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.StoredGrant.Access;
import dev.lever4j.client.token.OneProcess.Step;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An owner that was stopped comes back, while others share its grant or have taken over. */
class LateOwnerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AssertionError WAITS = new AssertionError("waits");

    private final World world = new World();
    private final FakeAuthServer server = world.server;

    @Test
    void anOwnerThatIsStoppedPastItsLeaseBeforeItSendsDoesNotSendAnyMore() {
        OneProcess first = world.start();
        CompletableFuture<Authorization> late = first.callAndStop(Step.BEFORE_SENDING);
        CompletableFuture<Authorization> second = world.start().call();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(Account.revealed(second)).isEqualTo("access-1");
        first.resume();
        world.pass(SECOND);
        assertThat(Account.revealed(late)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
        assertThat(first.losses).isEmpty();
    }

    @Test
    void anOwnerThatIsResumedWhileAnotherOneIsAtItDoesNotSendEitherAndWaitsForThatOne() {
        server.latency = Duration.ofSeconds(20);
        OneProcess first = world.start();
        CompletableFuture<Authorization> late = first.callAndStop(Step.BEFORE_SENDING);
        CompletableFuture<Authorization> second = world.start().call();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(server.requests).hasValue(1);
        first.resume();
        world.pass(Duration.ofSeconds(21));
        assertThat(Account.revealed(second)).isEqualTo("access-1");
        assertThat(Account.revealed(late)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void anOwnerThatIsResumedBeforeItsLeaseHasRunOutTakesAnotherOnesClaimBack() {
        server.latency = Duration.ofSeconds(20);
        OneProcess first = world.start();
        CompletableFuture<Authorization> call = first.callAndStop(Step.AFTER_NOTE);
        CompletableFuture<Authorization> other = world.start().call();
        world.pass(World.LEASE.multipliedBy(8).dividedBy(10));
        assertThat(world.kept.current().version()).as("it has been claimed").isEqualTo(3);
        first.resume();
        world.pass(Duration.ofSeconds(22));
        assertThat(Account.revealed(call)).isEqualTo("access-1");
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void anOwnerThatComesBackWithARotatedGrantSavesItOverWhatTheOtherOneHasNoted() {
        OneProcess first = world.start();
        CompletableFuture<Authorization> late = first.callAndStop(Step.AFTER_ARRIVAL);
        OneProcess second = world.start();
        CompletableFuture<Authorization> other = second.call();
        // the second one's request is slow, and will be refused
        server.latency = Duration.ofSeconds(5);
        server.revokesOnReuse = false;
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(other).isNotDone();
        first.resume();
        world.pass(Duration.ofSeconds(6));
        assertThat(Account.revealed(late)).isEqualTo("access-1");
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(world.kept.current().refreshToken()).isEqualTo(Secret.of("refresh-1"));
        assertThat(second.losses).as("a refusal that means nothing").isEmpty();
    }

    @Test
    void aGrantThatWasGivenUpLivesAgainWhenItsLateOwnerSavesIt() {
        server.revokesOnReuse = false;
        OneProcess first = world.start();
        first.runsUntil(Step.AFTER_ARRIVAL);
        OneProcess second = world.start();
        CompletableFuture<Throwable> refused = second.failure();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(refused.getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        first.resume();
        world.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(second.call())).isEqualTo("access-1");
        assertThat(second.losses).hasSize(1);
    }

    @Test
    void anOwnerThatComesBackTooLateUsesWhatIsNewerThanItsOwn() {
        OneProcess first = world.start();
        CompletableFuture<Authorization> late = first.callAndStop(Step.AFTER_ARRIVAL);
        Access access = new Access(
                Secret.of("newer"), world.time.now(), world.time.now().plus(Duration.ofHours(1)));
        keep(new StoredGrant(
                1, 4, Secret.of("refresh-9"), access, world.kept.current().scopes(), null));
        first.resume();
        world.pass(SECOND);
        assertThat(Account.revealed(late)).isEqualTo("newer");
        assertThat(world.kept.current().refreshToken()).isEqualTo(Secret.of("refresh-9"));
    }

    @Test
    void anOwnerThatComesBackToARemovedGrantDoesNotBringItBack() {
        OneProcess owner = world.start();
        owner.stopNextTimeAt(Step.AFTER_ARRIVAL);
        CompletableFuture<Throwable> late = owner.failure();
        world.kept.forget();
        owner.resume();
        assertThat(late.getNow(WAITS)).isInstanceOf(TokenStoreException.class).hasMessageContaining("removed");
        assertThat(world.kept.isEmpty()).isTrue();
    }

    @Test
    void aRefusalIsNotBelievedWhileAnotherOwnerIsAtItAndRenews() {
        OneProcess first = refusedAndStopped();
        server.latency = Duration.ofSeconds(20);
        CompletableFuture<Authorization> other = world.start().call();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(server.requests).as("the second one's is out").hasValue(2);
        first.resume();
        CompletableFuture<Authorization> late = first.call();
        world.pass(Duration.ofSeconds(20));
        assertThat(Account.revealed(other)).isEqualTo("access-1");
        assertThat(Account.revealed(late)).isEqualTo("access-1");
        assertThat(first.losses).isEmpty();
    }

    @Test
    void aRefusedTokenIsNotPresentedAgainWhenTheOtherOwnerEnds() {
        OneProcess first = refusedAndStopped();
        OneProcess second = world.start();
        second.stopNextTimeAt(Step.BEFORE_SENDING);
        second.runs();
        world.pass(World.A_LEASE_AND_SOME_LOOKS);
        assertThat(second.isStopped()).isTrue();
        first.resume();
        CompletableFuture<Throwable> late = first.failure();
        world.pass(World.LEASE.minus(SECOND));
        assertThat(late).isNotDone();
        world.pass(SECOND.multipliedBy(3));
        assertThat(late.getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(server.requests).hasValue(1);
        assertThat(first.losses).hasSize(1);
    }

    /** Its token was refused, and it has not read that yet. */
    private OneProcess refusedAndStopped() {
        server.script.add(answering(400, "{\"error\":\"invalid_grant\"}"));
        OneProcess process = world.start();
        process.runsUntil(Step.AFTER_ARRIVAL);
        return process;
    }

    /** Where the old grant was removed and a newer one was connected. */
    private void keep(StoredGrant grant) {
        world.kept.forget();
        assertThat(world.kept.save(grant).block()).isTrue();
    }
}
