package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveriesException;
import dev.lever4j.tokenstore.kit.SeenDeliveriesContract;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each database must do. */
abstract class R2dbcDeliveries extends SeenDeliveriesContract {
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Of the current test's database. */
    abstract ConnectionFactory factory();

    @Override
    protected abstract R2dbcSeenDeliveries open();

    private R2dbcSeenDeliveries store() {
        return open();
    }

    @BeforeEach
    void createTable() {
        R2dbcSeenDeliveries.over(factory()).createTable().block(Sql.LIMIT);
    }

    private void run(String... statements) {
        Sql.run(factory(), statements);
    }

    private static <T> T got(Mono<T> call) {
        return call.blockOptional(Sql.LIMIT).orElseThrow();
    }

    private static void finish(R2dbcSeenDeliveries seen, String key) {
        seen.done((Claim.Mine) got(seen.claim(key, LONG))).block(Sql.LIMIT);
    }

    @Test
    void theTableIsMadeOnce() {
        finish(store(), "key");
        store().createTable().block(Sql.LIMIT);
        assertThat(got(store().claim("key", LONG))).isEqualTo(new Claim.Done());
    }

    @Test
    void withoutAMemoryItRemembersForGood() {
        assertThat(store().memory()).isEmpty();
        finish(store(), "key");
        assertThat(Sql.query(factory(), "SELECT ticket, ends FROM lever_deliveries"))
                .containsExactly("null", "null");
    }

    @Test
    void withAMemoryItCountsAnewAfterThat() {
        R2dbcSeenDeliveries seen = store().memory(Duration.ofDays(60));
        assertThat(seen.memory()).contains(Duration.ofDays(60));
        finish(seen, "key");
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Done());
        run("UPDATE lever_deliveries SET since = since - 5184000000, ends = ends - 5184000000");
        assertThat(got(seen.claim("key", LONG))).isInstanceOf(Claim.Mine.class);
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Others());
        assertThatIllegalArgumentException().isThrownBy(() -> store().memory(Duration.ofMillis(999)));
    }

    @Test
    void whatIsOldIsForgottenWhenThatIsAskedForAndRunningClaimsAreKept() {
        R2dbcSeenDeliveries seen = store();
        finish(seen, "old");
        got(seen.claim("given up", Duration.ofHours(1)));
        got(seen.claim("running", Duration.ofDays(100)));
        run("UPDATE lever_deliveries SET since = since - 7200000, ends = ends - 7200000");
        finish(seen, "new");
        assertThat(got(seen.forgetOlderThan(Duration.ofHours(3)))).isZero();
        assertThat(got(seen.forgetOlderThan(Duration.ofHours(1)))).isEqualTo(2);
        assertThat(got(seen.claim("old", LONG))).isInstanceOf(Claim.Mine.class);
        assertThat(got(seen.claim("given up", LONG))).isInstanceOf(Claim.Mine.class);
        assertThat(got(seen.claim("running", LONG))).isEqualTo(new Claim.Others());
        assertThat(got(seen.claim("new", LONG))).isEqualTo(new Claim.Done());
    }

    /** As of a process that was away until its claim had come to its end, and of another that claims in this moment. */
    @Test
    void whatIsNotedAsDoneIsDoneHoweverTheRowComesAndGoesMeanwhile() {
        Claim.Mine mine = (Claim.Mine) got(store().claim("key", LONG));
        store().release(mine).block(Sql.LIMIT);
        AtomicBoolean raced = new AtomicBoolean();
        R2dbcSeenDeliveries slow = R2dbcSeenDeliveries.over(Watched.over(
                factory(),
                (step, real) -> step.equals("getRowsUpdated") && raced.compareAndSet(false, true)
                        ? Flux.concat(real, store().claim("key", LONG).then())
                        : real));
        slow.done(mine).block(Sql.LIMIT);
        assertThat(raced).isTrue();
        assertThat(got(store().claim("key", LONG))).isEqualTo(new Claim.Done());
    }

    @Test
    void itMayHaveATableOfItsOwn() {
        R2dbcSeenDeliveries other = store().table("crm_deliveries");
        other.createTable().block(Sql.LIMIT);
        finish(other, "key");
        assertThat(got(store().claim("key", LONG))).isInstanceOf(Claim.Mine.class);
        assertThat(Sql.query(factory(), "SELECT ticket FROM crm_deliveries")).hasSize(1);
    }

    @Test
    void withoutATableItSaysSoAndNotWhatCame() {
        R2dbcSeenDeliveries missing = store().table("nowhere");
        assertThatExceptionOfType(SeenDeliveriesException.class)
                .isThrownBy(() -> got(missing.claim("canary", LONG)))
                .withMessageContaining("a delivery could not be claimed in nowhere of "
                        + factory().getMetadata().getName() + ": there is no such table")
                .withMessageNotContaining("canary");
    }

    /** As where the answer to a commit is lost. */
    @Test
    void whatMayHaveBeenDoneOrReleasedIsAnErrorAndCanBeDoneAgain() {
        R2dbcSeenDeliveries cut = R2dbcSeenDeliveries.over(Watched.over(
                factory(),
                (step, real) -> step.equals("commitTransaction")
                        ? real.thenMany(Flux.error(new IllegalStateException("lost")))
                        : real));
        R2dbcSeenDeliveries seen = store();
        Claim.Mine released = (Claim.Mine) got(seen.claim("released", LONG));
        Claim.Mine done = (Claim.Mine) got(seen.claim("done", LONG));
        assertLost(cut.release(released), "released");
        assertThat(got(seen.claim("released", LONG))).isInstanceOf(Claim.Mine.class);
        assertLost(cut.done(done), "noted as done");
        assertThat(got(seen.claim("done", LONG))).isEqualTo(new Claim.Done());
        seen.done(done).block(Sql.LIMIT);
        seen.release(released).block(Sql.LIMIT);
        assertThat(got(seen.claim("released", LONG))).isEqualTo(new Claim.Others());
    }

    private static void assertLost(Mono<Void> call, String what) {
        assertThatExceptionOfType(SeenDeliveriesException.class)
                .isThrownBy(() -> call.block(Sql.LIMIT))
                .withMessageContaining("a delivery could not be " + what);
    }
}
