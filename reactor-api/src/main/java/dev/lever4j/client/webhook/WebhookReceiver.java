package dev.lever4j.client.webhook;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.webhook.Refused;
import dev.lever4j.webhook.Verification;
import dev.lever4j.webhook.Verified;
import dev.lever4j.webhook.WebhookDelivery;
import dev.lever4j.webhook.WebhookVerifier;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Takes what Lever sends, whatever the web framework: give it the bytes of the body, answer with the receipt's status.
 * A delivery is verified, claimed, handled and then remembered; a handler that fails gives the claim back, so that
 * Lever's next try (five in all, with growing gaps: documented) is handled, while a replay of what was handled is not.
 * Safe to share among threads; one for each account, as each has signing tokens of its own.
 */
public final class WebhookReceiver {
    /** A claim comes to its end after this, should the process end before the handler. */
    public static final Duration CLAIM = Duration.ofMinutes(5);

    /** No handler is at work when its claim comes to its end, and the next one may begin. */
    private static final Duration HANDLING = CLAIM.minusSeconds(10);

    private final WebhookVerifier verifier;
    private final SeenDeliveries seen;
    private final WebhookHandler handler;
    private final TimeAndChance time;

    private WebhookReceiver(WebhookVerifier verifier, SeenDeliveries seen, WebhookHandler handler, TimeAndChance time) {
        this.verifier = verifier;
        this.seen = seen;
        this.handler = handler;
        this.time = time;
    }

    /**
     * @param verifier the window it names, or else the longest that {@code seen} allows:
     *     {@link WebhookVerifier#fitting}
     * @param seen durable, and shared by all processes behind one address; {@link SeenDeliveries#inMemory} remembers
     *     ten minutes and dies with the process
     * @throws IllegalArgumentException if the verifier names a window that takes what {@code seen} may have forgotten
     */
    public static WebhookReceiver of(WebhookVerifier verifier, SeenDeliveries seen, WebhookHandler handler) {
        return new WebhookReceiver(verifier.fitting(seen.memory()), seen, handler, TimeAndChance.system());
    }

    /** The clocks and the scheduler; the machine's own by default. */
    public WebhookReceiver timeAndChance(TimeAndChance source) {
        return new WebhookReceiver(verifier, seen, handler, source);
    }

    /**
     * Cold; each subscription receives the body anew. Once a handler is at work it goes on to its end, whoever cancels:
     * a connection that Lever gives up loses no effect, and causes none twice. Never errors: what fails is a
     * {@link Receipt.Failed}. Emits on a thread of whatever remembers deliveries, or on the one that subscribes where
     * it is refused.
     *
     * @param body as it came
     */
    public Mono<Receipt> receive(byte[] body) {
        return Mono.defer(() -> {
            Verification verification = verifier.verify(body, time.now());
            return verification instanceof Refused refused
                    ? Mono.just(new Receipt.NotTaken(refused))
                    : detached(claimed(((Verified) verification).delivery()));
        });
    }

    private Mono<Receipt> claimed(WebhookDelivery delivery) {
        return Mono.defer(() -> {
                    long asked = time.ticker().getAsLong();
                    return seen.claim(delivery.key(), CLAIM)
                            .flatMap(claim -> claim instanceof Claim.Mine mine
                                    ? handled(delivery, mine, HANDLING.minus(time.since(asked)))
                                    : Mono.just(
                                            claim instanceof Claim.Done
                                                    ? new Receipt.SeenBefore()
                                                    : new Receipt.InHand()));
                })
                .onErrorResume(error -> Mono.just(new Receipt.Failed(error)));
    }

    private Mono<Receipt> handled(WebhookDelivery delivery, Claim.Mine mine, Duration left) {
        return Mono.defer(() -> handler.handle(delivery))
                .subscribeOn(time.scheduler())
                .timeout(left, time.scheduler())
                .materialize()
                .flatMap(end -> end.isOnError() ? released(mine, end) : done(mine));
    }

    /** If it cannot be noted, the claim stands until its end: the effect is there already. */
    private Mono<Receipt> done(Claim.Mine mine) {
        return seen.done(mine).thenReturn(new Receipt.Handled());
    }

    private Mono<Receipt> released(Claim.Mine mine, Signal<Void> end) {
        Throwable fault = Objects.requireNonNull(end.getThrowable());
        return Mono.defer(() -> seen.release(mine))
                .onErrorResume(notFreed -> {
                    fault.addSuppressed(notFreed);
                    return Mono.empty();
                })
                .thenReturn(new Receipt.Failed(fault));
    }

    /** cache() does not cancel its source. */
    private static <T> Mono<T> detached(Mono<T> work) {
        return work.cache();
    }
}
