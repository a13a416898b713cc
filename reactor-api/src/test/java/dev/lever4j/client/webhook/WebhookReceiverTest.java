package dev.lever4j.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.webhook.Refused;
import dev.lever4j.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.scheduler.VirtualTimeScheduler;

class WebhookReceiverTest {
    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    private final SeenDeliveries seen = new InMemorySeenDeliveries(time.clock(), Duration.ofMinutes(10));
    private final WebhookVerifier verifier = WebhookVerifier.of(Deliveries.SIGNING_TOKEN);

    @AfterEach
    void dispose() {
        scheduler.dispose();
    }

    private WebhookReceiver receiver(WebhookHandler handler) {
        return receiver(seen, handler);
    }

    private WebhookReceiver receiver(SeenDeliveries store, WebhookHandler handler) {
        return WebhookReceiver.of(verifier, store, handler).timeAndChance(time);
    }

    private byte[] delivery() {
        return Deliveries.hired("token", time.now());
    }

    private Receipt receive(WebhookReceiver receiver, byte[] body) {
        List<Receipt> receipts = new ArrayList<>();
        receiver.receive(body).subscribe(receipts::add);
        scheduler.advanceTimeBy(Duration.ZERO);
        assertThat(receipts).hasSize(1);
        return receipts.get(0);
    }

    @Test
    void aDeliveryIsHandledOnce() {
        PublisherProbe<Void> effect = PublisherProbe.empty();
        WebhookReceiver receiver = receiver(delivery -> effect.mono());
        byte[] body = delivery();

        Receipt first = receive(receiver, body);
        Receipt replayed = receive(receiver, body);

        assertThat(first).isEqualTo(new Receipt.Handled());
        assertThat(first.status()).isEqualTo(200);
        assertThat(replayed).isEqualTo(new Receipt.SeenBefore());
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(effect.subscribeCount()).isEqualTo(1);
    }

    @Test
    void nothingHappensBeforeSubscription() {
        PublisherProbe<Void> effect = PublisherProbe.empty();

        assertThat(receiver(delivery -> effect.mono()).receive(delivery())).isNotNull();

        effect.assertWasNotSubscribed();
    }

    @Test
    void ofManyAtOnceOneHandles() {
        AtomicInteger effects = new AtomicInteger();
        Sinks.Empty<Void> atWork = Sinks.empty();
        WebhookReceiver receiver = WebhookReceiver.of(
                verifier,
                SeenDeliveries.inMemory(),
                delivery -> atWork.asMono().doOnSubscribe(it -> effects.incrementAndGet()));
        byte[] body = Deliveries.hired("token", Instant.now());
        List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());

        Mono<Void> all = Flux.range(0, 64)
                .flatMap(
                        i -> Mono.defer(() -> receiver.receive(body))
                                .subscribeOn(Schedulers.boundedElastic())
                                .doOnNext(receipts::add)
                                .doOnNext(receipt -> {
                                    if (receipts.size() == 63) {
                                        atWork.tryEmitEmpty();
                                    }
                                }),
                        64)
                .then();

        StepVerifier.create(all).expectComplete().verify(Duration.ofSeconds(60));
        assertThat(effects).hasValue(1);
        assertThat(receipts).filteredOn(new Receipt.InHand()::equals).hasSize(63);
        assertThat(receipts).filteredOn(new Receipt.Handled()::equals).hasSize(1);
        assertThat(new Receipt.InHand().status()).isEqualTo(409);
    }

    @Test
    void aHandlerThatFailsTwiceThenSucceedsTakesThreeDeliveriesAndHasOneEffect() {
        AtomicInteger tries = new AtomicInteger();
        PublisherProbe<Void> effect = PublisherProbe.empty();
        IllegalStateException fault = new IllegalStateException("down");
        WebhookReceiver receiver =
                receiver(delivery -> tries.incrementAndGet() < 3 ? Mono.error(fault) : effect.mono());
        byte[] body = delivery();

        assertThat(receive(receiver, body)).isEqualTo(new Receipt.Failed(fault));
        Receipt second = receive(receiver, body);
        assertThat(second.status()).isEqualTo(500);
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.Handled());
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.SeenBefore());
        assertThat(tries).hasValue(3);
        assertThat(effect.subscribeCount()).isEqualTo(1);
    }

    @Test
    void aHandlerThatThrowsHasFailed() {
        IllegalStateException fault = new IllegalStateException("at once");
        WebhookReceiver receiver = receiver(delivery -> {
            throw fault;
        });

        assertThat(receive(receiver, delivery())).isEqualTo(new Receipt.Failed(fault));
    }

    @Test
    void aCallerThatLeavesDoesNotStopTheHandler() {
        Sinks.Empty<Void> atWork = Sinks.empty();
        PublisherProbe<Void> effect = PublisherProbe.of(atWork.asMono());
        WebhookReceiver receiver = receiver(delivery -> effect.mono());
        byte[] body = delivery();

        receiver.receive(body).subscribe().dispose();
        scheduler.advanceTimeBy(Duration.ZERO);
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.InHand());
        atWork.tryEmitEmpty();

        assertThat(receive(receiver, body)).isEqualTo(new Receipt.SeenBefore());
        effect.assertWasNotCancelled();
    }

    @Test
    void theClaimOfAProcessThatEndedIsOverAfterFiveMinutes() {
        byte[] body = delivery();
        String key = "token" + time.now().toEpochMilli();
        seen.claim(key, WebhookReceiver.CLAIM).block();
        WebhookReceiver receiver = receiver(delivery -> Mono.empty());

        scheduler.advanceTimeBy(WebhookReceiver.CLAIM.minusMillis(1));
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.InHand());
        scheduler.advanceTimeBy(Duration.ofMillis(1));
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.Handled());
    }

    @Test
    void aHandlerThatNeverEndsIsCancelledBeforeAnotherMayBegin() {
        PublisherProbe<Void> endless = PublisherProbe.of(Mono.never());
        List<Receipt> receipts = new ArrayList<>();
        receiver(delivery -> endless.mono()).receive(delivery()).subscribe(receipts::add);

        scheduler.advanceTimeBy(WebhookReceiver.CLAIM.minusMillis(1));

        endless.assertWasCancelled();
        assertThat(receipts).singleElement().isInstanceOf(Receipt.Failed.class);
    }

    @Test
    void aReleaseThatComesLateFreesNobodyElsesClaim() {
        Claim.Mine first = (Claim.Mine) seen.claim("key", Duration.ofSeconds(1)).block();
        scheduler.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(seen.claim("key", Duration.ofSeconds(1)).block()).isInstanceOf(Claim.Mine.class);

        seen.release(Objects.requireNonNull(first)).block();

        assertThat(seen.claim("key", Duration.ofSeconds(1)).block()).isEqualTo(new Claim.Others());
    }

    @Test
    void whatIsOverIsForgotten() {
        WebhookReceiver receiver = receiver(delivery -> Mono.empty());
        byte[] body = delivery();
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.Handled());

        scheduler.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(receive(receiver, body))
                .isInstanceOfSatisfying(
                        Receipt.NotTaken.class,
                        not -> assertThat(not.why().reason()).isEqualTo(Refused.Reason.TOO_OLD));
    }

    @Test
    void withoutItsMemoryNothingIsHandled() {
        IllegalStateException down = new IllegalStateException("store");
        PublisherProbe<Void> effect = PublisherProbe.empty();
        BrokenSeen broken = new BrokenSeen(seen);
        broken.claims = Mono.error(down);

        assertThat(receive(receiver(broken, delivery -> effect.mono()), delivery()))
                .isEqualTo(new Receipt.Failed(down));
        effect.assertWasNotSubscribed();
    }

    @Test
    void aMemoryThatThrowsHasFailed() {
        IllegalStateException down = new IllegalStateException("store");
        BrokenSeen broken = new BrokenSeen(seen) {
            @Override
            public Mono<Claim> claim(String key, Duration longest) {
                throw down;
            }
        };

        assertThat(receive(receiver(broken, delivery -> Mono.empty()), delivery()))
                .isEqualTo(new Receipt.Failed(down));
    }

    @Test
    void noDeliveryIsTakenThatMayHaveBeenForgotten() {
        WebhookReceiver.of(verifier.within(Duration.ofMinutes(5)), seen, delivery -> Mono.empty());
        for (WebhookVerifier patient :
                List.of(verifier.within(Duration.ofMinutes(5).plusMillis(1)), verifier.ofAnyAge())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WebhookReceiver.of(patient, seen, delivery -> Mono.empty()))
                    .withMessageContaining("PT10M");
        }
        BrokenSeen forGood = new BrokenSeen(seen);
        forGood.memory = Optional.empty();
        WebhookReceiver.of(verifier.ofAnyAge(), forGood, delivery -> Mono.empty());
    }

    @Test
    void aDeliveryMayBeAsOldAsMemoryCanTell() {
        BrokenSeen remembering = new BrokenSeen(seen);
        remembering.memory = Optional.empty();
        WebhookReceiver ofAnyAge = receiver(remembering, delivery -> Mono.empty());
        remembering.memory = Optional.of(Duration.ofHours(2));
        WebhookReceiver ofAnHour = receiver(remembering, delivery -> Mono.empty());
        byte[] body = delivery();

        scheduler.advanceTimeBy(Duration.ofMinutes(61));

        assertThat(receive(ofAnHour, body)).isInstanceOf(Receipt.NotTaken.class);
        assertThat(receive(ofAnyAge, body)).isInstanceOf(Receipt.Handled.class);
    }

    /** The effect is there, so nobody may begin again at once. */
    @Test
    void anEffectThatCannotBeNotedKeepsItsClaim() {
        IllegalStateException down = new IllegalStateException("store");
        BrokenSeen broken = new BrokenSeen(seen);
        broken.dones = Mono.error(down);
        WebhookReceiver receiver = receiver(broken, delivery -> Mono.empty());
        byte[] body = delivery();

        assertThat(receive(receiver, body)).isEqualTo(new Receipt.Failed(down));
        assertThat(receive(receiver, body)).isEqualTo(new Receipt.InHand());
    }

    @Test
    void whatIsRefusedIsAnsweredSo() {
        WebhookReceiver receiver = receiver(delivery -> Mono.error(new AssertionError("handled")));

        assertThat(receive(receiver, new byte[WebhookVerifier.MOST_BYTES + 1]).status())
                .isEqualTo(413);
        assertThat(receive(receiver, "{}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        byte[] forged = new String(delivery(), StandardCharsets.UTF_8)
                .replace("\"token\":\"token\"", "\"token\":\"another\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(receive(receiver, forged).status()).isEqualTo(401);
    }
}
