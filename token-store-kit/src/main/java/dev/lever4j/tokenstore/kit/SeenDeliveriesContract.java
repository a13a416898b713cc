package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.Receipt;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.WebhookHandler;
import dev.lever4j.client.webhook.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What every {@link SeenDeliveries} must do. Extend it, say how one is opened, and run it with JUnit; BlockHound has to
 * be on as for {@link TokenStoresContract}.
 */
public abstract class SeenDeliveriesContract {
    private static final int CONTENDERS = 64;
    private static final int INSTANCES = 4;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * An instance of its own over the data of the current test, as another process would have one. A test calls this
     * one or more times; the data is empty when a test begins.
     */
    protected abstract SeenDeliveries open();

    @Test
    void whatIsClaimedIsAnothersUntilItIsDone() {
        SeenDeliveries seen = open();
        Claim.Mine mine = mine(seen.claim("key", LONG));
        assertThat(mine.key()).isEqualTo("key");
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Others());
        assertThat(got(open().claim("key", LONG))).isEqualTo(new Claim.Others());
        done(seen.done(mine));
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Done());
        assertThat(got(open().claim("key", LONG))).isEqualTo(new Claim.Done());
    }

    @Test
    void ofManyAtOnceOneHasTheClaim() throws Exception {
        List<SeenDeliveries> instances =
                IntStream.range(0, INSTANCES).mapToObj(i -> open()).toList();
        for (int round = 0; round < 5; round++) {
            String key = "key-" + round;
            List<Claim> claims =
                    AtOnce.all(CONTENDERS, i -> instances.get(i % INSTANCES).claim(key, LONG));
            assertThat(claims).hasSize(CONTENDERS);
            assertThat(claims).filteredOn(Claim.Mine.class::isInstance).hasSize(1);
            assertThat(claims).filteredOn(new Claim.Others()::equals).hasSize(CONTENDERS - 1);
        }
    }

    @Test
    void nothingIsClaimedBeforeSubscriptionAndEachSubscriptionClaimsAnew() {
        SeenDeliveries seen = open();
        Mono<Claim> claim = seen.claim("key", LONG);
        Claim.Mine first = mine(seen.claim("key", LONG));
        Mono<Void> release = seen.release(first);
        assertThat(got(claim)).isEqualTo(new Claim.Others());
        done(release);
        Claim.Mine second = mine(claim);
        assertThat(second.ticket()).isNotEqualTo(first.ticket());
        assertThat(got(claim)).isEqualTo(new Claim.Others());
    }

    @Test
    void whatIsReleasedIsFreeForOthers() {
        SeenDeliveries seen = open();
        done(seen.release(mine(seen.claim("key", LONG))));
        Claim.Mine again = mine(open().claim("key", LONG));
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Others());
        done(seen.release(again));
        done(seen.release(again));
        mine(seen.claim("key", LONG));
    }

    @Test
    void aReleaseThatComesLateFreesNobodyElsesClaim() {
        SeenDeliveries seen = open();
        Claim.Mine first = mine(seen.claim("key", SHORT));
        mineOnceItIsFree(open(), "key");
        done(seen.release(first));
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Others());
    }

    @Test
    void whatIsDoneIsDoneForAllWhoeverHasTheClaimByThen() {
        SeenDeliveries seen = open();
        Claim.Mine first = mine(seen.claim("key", SHORT));
        Claim.Mine second = mineOnceItIsFree(open(), "key");
        done(seen.done(first));
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Done());
        done(seen.release(second));
        assertThat(got(seen.claim("key", LONG))).isEqualTo(new Claim.Done());
        done(seen.done(second));
        assertThat(got(open().claim("key", LONG))).isEqualTo(new Claim.Done());
    }

    @Test
    void whatIsDoneAfterItWasGivenBackIsDone() {
        SeenDeliveries seen = open();
        Claim.Mine mine = mine(seen.claim("key", LONG));
        done(seen.release(mine));
        done(seen.done(mine));
        assertThat(got(open().claim("key", LONG))).isEqualTo(new Claim.Done());
    }

    @Test
    void keysThatLookAlikeAreApart() {
        SeenDeliveries seen = open();
        List<String> keys = OddNames.legal();
        List<Claim.Mine> claims =
                keys.stream().map(key -> mine(seen.claim(key, LONG))).toList();
        claims.stream().skip(1).forEach(claim -> done(seen.done(claim)));
        assertThat(got(seen.claim(keys.get(0), LONG))).isEqualTo(new Claim.Others());
        keys.stream()
                .skip(1)
                .forEach(key -> assertThat(got(seen.claim(key, LONG))).as(key).isEqualTo(new Claim.Done()));
    }

    @Test
    void aDeliveryThatComesManyTimesAtOnceIsHandledOnce() throws Exception {
        AtomicInteger effects = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        Sinks.Empty<Void> atWork = Sinks.empty();
        WebhookHandler handler = delivery -> atWork.asMono().doOnSubscribe(it -> effects.incrementAndGet());
        byte[] body = SignedBody.fresh();
        List<WebhookReceiver> receivers = IntStream.range(0, INSTANCES)
                .mapToObj(i -> WebhookReceiver.of(SignedBody.VERIFIER, open(), handler))
                .toList();
        List<Receipt> receipts = AtOnce.all(
                CONTENDERS,
                i -> receivers.get(i % INSTANCES).receive(body).doOnNext(receipt -> {
                    if (answers.incrementAndGet() == CONTENDERS - 1) {
                        atWork.tryEmitEmpty();
                    }
                }));
        assertThat(effects).hasValue(1);
        assertThat(receipts).filteredOn(new Receipt.Handled()::equals).hasSize(1);
        assertThat(receipts).filteredOn(new Receipt.InHand()::equals).hasSize(CONTENDERS - 1);
    }

    @Test
    void aHandlerThatFailsTwiceThenSucceedsTakesThreeDeliveriesAndHasOneEffect() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger effects = new AtomicInteger();
        IllegalStateException fault = new IllegalStateException("down");
        WebhookHandler handler = delivery -> tries.incrementAndGet() < 3
                ? Mono.error(fault)
                : Mono.<Void>empty().doOnTerminate(effects::incrementAndGet);
        byte[] body = SignedBody.fresh();
        List<Receipt> receipts = IntStream.range(0, 4)
                .mapToObj(i -> got(
                        WebhookReceiver.of(SignedBody.VERIFIER, open(), handler).receive(body)))
                .toList();
        assertThat(receipts)
                .containsExactly(
                        new Receipt.Failed(fault),
                        new Receipt.Failed(fault),
                        new Receipt.Handled(),
                        new Receipt.SeenBefore());
        assertThat(tries).hasValue(3);
        assertThat(effects).hasValue(1);
    }

    private static Claim.Mine mine(Mono<Claim> claim) {
        Claim got = got(claim);
        assertThat(got).isInstanceOf(Claim.Mine.class);
        return (Claim.Mine) got;
    }

    private static Claim.Mine mineOnceItIsFree(SeenDeliveries seen, String key) {
        return got(seen.claim(key, LONG)
                .repeatWhen(claims -> claims.delayElements(PAUSE))
                .ofType(Claim.Mine.class)
                .next());
    }

    private static <T> T got(Mono<T> call) {
        return Calls.got(call).orElseThrow();
    }

    private static void done(Mono<Void> call) {
        Calls.done(call);
    }
}
