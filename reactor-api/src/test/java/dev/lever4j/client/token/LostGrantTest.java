package dev.lever4j.client.token;

import static dev.lever4j.client.token.FakeAuthServer.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A grant that is lost: told once, not presented any more, and alive again as soon as a newer one is kept. */
class LostGrantTest {
    private static final AssertionError WAITS = new AssertionError("waits");

    private final World world = new World();
    private final FakeAuthServer server = world.server;
    private final OneProcess process = world.start();

    @Test
    void aThousandCallsOnADeadGrantAskTheServerNothingAndTellOfOneLoss() {
        die();
        for (int i = 0; i < 1000; i++) {
            assertThat(process.failure().getNow(WAITS))
                    .isInstanceOfSatisfying(
                            ReauthorizationRequiredException.class,
                            lost -> assertThat(lost.account()).contains("acme"));
        }
        assertThat(server.requests).hasValue(1);
        assertThat(process.losses).singleElement().satisfies(lost -> {
            assertThat(lost.loss()).isEqualTo(GrantLoss.REFUSED);
            assertThat(lost.account()).contains("acme");
            assertThat(lost).hasMessageContaining("account acme").hasMessageContaining("connect the account again");
        });
    }

    @Test
    void aTokenThatOneProcessWasRefusedIsNotPresentedByTheOthersNorByALaterStart() {
        OneProcess atWork = world.start();
        die();
        OneProcess later = world.start();
        for (OneProcess other : List.of(atWork, later)) {
            assertThat(other.failure().getNow(WAITS))
                    .isInstanceOfSatisfying(
                            ReauthorizationRequiredException.class,
                            lost -> assertThat(lost.loss()).isEqualTo(GrantLoss.REFUSED));
            assertThat(other.losses).as("each process tells").hasSize(1);
        }
        assertThat(server.requests).hasValue(1);
        connectAnew("fresh-1");
        world.pass(Duration.ofSeconds(5));
        for (OneProcess one : List.of(process, atWork, later, world.start())) {
            assertThat(Account.revealed(one.call())).isEqualTo("fresh-1");
        }
    }

    @Test
    void aCallThatWasOnItsWayWhenTheGrantDiedAsksAgainAndHearsOfTheLoss() {
        world.server.refreshToken.set("refresh-0");
        Authorization used = process.call().join();
        process.source.accepted(used);
        assertThat(process.source.rejected(used)).isTrue();
        die();
        assertThat(process.source.rejected(used)).as("not a final 401").isTrue();
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
    }

    @Test
    void theStoreOfADeadGrantIsReadAtAPaceThatSlowsDown() {
        die();
        int before = process.loads.get();
        callAgainAndAgain(Duration.ofMinutes(1));
        assertThat(process.loads.get() - before).as("reads in the first minute").isBetween(5, 10);
        before = process.loads.get();
        callAgainAndAgain(Duration.ofMinutes(10));
        assertThat(process.loads.get() - before).as("reads in ten minutes").isBetween(15, 22);
        assertThat(server.requests).hasValue(1);
        assertThat(process.losses).hasSize(1);
    }

    @Test
    void anAccountThatWasConnectedAnewLivesInRunningClients() {
        die();
        connectAnew("fresh-1");
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        world.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(process.call())).isEqualTo("fresh-1");
        assertThat(process.losses).hasSize(1);
    }

    @Test
    void theLossOfTheNewGrantIsAnotherOne() {
        die();
        connectAnew("fresh-1");
        world.pass(Duration.ofSeconds(5));
        Authorization fresh = process.call().join();
        process.source.accepted(fresh);
        assertThat(process.source.rejected(fresh)).isTrue();
        server.script.add(answering(400, "{\"error\":\"invalid_grant\"}"));
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(process.losses).hasSize(2);
    }

    @Test
    void aNewGrantIsAliveThoughItsFirstRefreshFails() {
        die();
        StoredGrant kept = world.kept.current();
        keep(new StoredGrant(
                kept.version() + 1, kept.generation() + 1, Secret.of("fresh"), null, Scopes.UNKNOWN, null));
        server.refreshToken.set("fresh");
        world.pass(Duration.ofSeconds(5));
        server.script.add(answering(503, "busy"));
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(AuthUnavailableException.class);
        CompletableFuture<Authorization> next = process.call();
        world.pass(Duration.ofSeconds(1));
        assertThat(Account.revealed(next)).isEqualTo("access-1");
        assertThat(process.losses).hasSize(1);
    }

    @Test
    void whateverOthersNoteOnADeadGrantItsTokenIsNotPresentedAgain() {
        die();
        for (int i = 0; i < 20; i++) {
            StoredGrant kept = world.kept.current();
            keep(i % 2 == 0 ? kept.opening("another", world.time.now()) : kept.noting(null));
            world.pass(Duration.ofSeconds(30));
            assertThat(process.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        }
        assertThat(server.requests).hasValue(1);
        assertThat(process.losses).hasSize(1);
    }

    @Test
    void anotherProcessThatSavesTheGrantAfterAllBringsItBackToLife() {
        die();
        StoredGrant kept = world.kept.current();
        TokenSet tokens =
                new TokenSet(Secret.of("theirs"), Secret.of("refresh-9"), Duration.ofHours(1), Scopes.UNKNOWN);
        keep(kept.rotated(tokens, world.time.now()));
        world.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(process.call())).isEqualTo("theirs");
    }

    @Test
    void aStoreThatFailsWhileTheGrantIsDeadChangesNothing() {
        die();
        world.unreadable = true;
        world.pass(Duration.ofSeconds(5));
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
        world.unreadable = false;
        connectAnew("fresh-1");
        world.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(process.call())).isEqualTo("fresh-1");
    }

    @Test
    void aRotatedGrantThatClosingCannotSaveIsALoss() {
        world.writes = world.refusing(ScriptedStore::isRotated);
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        assertThat(process.losses).isEmpty();
        CompletableFuture<@Nullable Void> closed = process.source.close().toFuture();
        world.pass(Duration.ofSeconds(1));
        assertThat(closed).isCompletedExceptionally();
        assertThat(process.losses)
                .singleElement()
                .satisfies(lost -> assertThat(lost.loss()).isEqualTo(GrantLoss.NOT_SAVED))
                .satisfies(lost -> assertThat(lost)
                        .hasMessageContaining("was closed")
                        .hasMessageContaining("connect the account again")
                        .hasMessageNotContaining("tried again"));
    }

    @Test
    void aGrantThatIsConnectedWhileARefusalIsNotedIsNoLoss() {
        server.script.add(answering(400, "{\"error\":\"invalid_grant\"}"));
        world.writes = grant -> {
            if (grant.isRefused() && world.kept.current().generation() == 0) {
                connectAnew("fresh-1");
            }
            return world.saved(grant);
        };
        CompletableFuture<Authorization> call = process.call();
        world.pass(Duration.ofSeconds(1));
        assertThat(Account.revealed(call)).isEqualTo("fresh-1");
        assertThat(process.losses).isEmpty();
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void aNoteWhoseAnswerIsLostCountsAsNoPresentation() {
        world.writes = world.losingItsAnswer(StoredGrant::intentIsOpen);
        for (int i = 0; i < 4; i++) {
            CompletableFuture<Throwable> call = process.failure();
            world.pass(Duration.ofSeconds(10));
            assertThat(call.getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        }
        assertThat(server.requests).hasValue(0);
        world.writes = world::saved;
        CompletableFuture<Authorization> mended = process.call();
        world.pass(Duration.ofSeconds(30));
        assertThat(Account.revealed(mended)).isEqualTo("access-1");
        assertThat(process.losses).isEmpty();
    }

    @Test
    void aNoteThatCouldNotBeTakenBackCountsAsNoPresentation() {
        world.writes = world.refusing(grant -> grant.access() == null && (!grant.intentIsOpen() || grant.isHeldBy("")));
        for (int i = 0; i < 4; i++) {
            server.script.add(answering(503, "busy"));
            CompletableFuture<Throwable> call = process.failure();
            world.pass(Duration.ofSeconds(10));
            assertThat(call.getNow(WAITS)).isInstanceOf(AuthUnavailableException.class);
        }
        CompletableFuture<Authorization> mended = process.call();
        world.pass(Duration.ofSeconds(30));
        assertThat(Account.revealed(mended)).isEqualTo("access-1");
        assertThat(process.losses).isEmpty();
    }

    @Test
    void aNewGrantThatTheStoreShowsAfterASaveThatFailedIsNotUsedUntilASaveSucceeds() {
        world.writes = world.losingItsAnswer(ScriptedStore::isRotated);
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        for (int i = 0; i < 10; i++) {
            world.pass(Duration.ofSeconds(3));
            assertThat(world.kept.current().refreshToken()).isEqualTo(Secret.of("refresh-1"));
            assertThat(process.failure().getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        }
        long seen = world.kept.current().version();
        List<StoredGrant> saved = new ArrayList<>();
        world.writes = grant -> world.saved(grant).doOnNext(yes -> saved.add(grant));
        world.pass(Duration.ofSeconds(3));
        assertThat(Account.revealed(process.call())).isEqualTo("access-1");
        assertThat(saved).isNotEmpty();
        assertThat(world.kept.current().version()).isGreaterThanOrEqualTo(seen);
        assertThat(world.presented()).isEqualTo(1);
    }

    @Test
    void whatOthersHaveNotedOnAGrantThatIsSavedOnceMoreStays() {
        world.writes = world.losingItsAnswer(ScriptedStore::isRotated);
        process.runs();
        StoredGrant theirs = world.kept.current().opening("another", world.time.now());
        keep(theirs);
        world.writes = world::saved;
        world.pass(Duration.ofSeconds(1));
        assertThat(Account.revealed(process.call())).isEqualTo("access-1");
        assertThat(world.kept.current()).isEqualTo(theirs.again());
    }

    @Test
    void aStoreThatSavesNothingAndSaysSoIsNeverTakenForOneThatSaved() {
        world.writes = grant -> Mono.just(false);
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        assertThat(server.requests).hasValue(0);

        World other = new World();
        OneProcess rotates = other.start();
        other.writes = grant -> ScriptedStore.isRotated(grant) ? Mono.just(false) : other.saved(grant);
        assertThat(rotates.failure().getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        other.pass(Duration.ofSeconds(5));
        assertThat(rotates.failure().getNow(WAITS)).isInstanceOf(TokenStoreException.class);
        other.writes = other::saved;
        other.pass(Duration.ofSeconds(5));
        assertThat(Account.revealed(rotates.call())).isEqualTo("access-1");
        assertThat(other.presented()).isEqualTo(1);
    }

    private void die() {
        server.script.add(answering(400, "{\"error\":\"invalid_grant\"}"));
        assertThat(process.failure().getNow(WAITS)).isInstanceOf(ReauthorizationRequiredException.class);
    }

    private void callAgainAndAgain(Duration howLong) {
        for (Duration gone = Duration.ZERO; gone.compareTo(howLong) < 0; gone = gone.plusMillis(500)) {
            process.runs();
            world.pass(Duration.ofMillis(500));
        }
    }

    private void connectAnew(String access) {
        TokenSet tokens = new TokenSet(Secret.of(access), Secret.of("fresh"), Duration.ofHours(1), Scopes.UNKNOWN);
        keep(StoredGrant.connected(tokens, world.time.now()).replacing(world.kept.current()));
    }

    private void keep(StoredGrant grant) {
        assertThat(world.kept.save(grant).block()).isTrue();
    }
}
