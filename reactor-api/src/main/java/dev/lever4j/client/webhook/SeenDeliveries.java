package dev.lever4j.client.webhook;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Remembers which deliveries have been handled, for one process or for many, so that one that comes twice counts once.
 * A delivery is free, claimed for a while by one, or done for good; {@link #claim} is the one step that decides, and
 * must be atomic among all processes. None of the three blocks the thread that subscribes. An error of any of them is
 * answered with a status that lets Lever send the delivery again.
 */
public interface SeenDeliveries {
    /** As long as the process lives; what is done is remembered for ten minutes, twice the window of a verifier. */
    static SeenDeliveries inMemory() {
        return new InMemorySeenDeliveries(TimeAndChance.system().clock(), Duration.ofMinutes(10));
    }

    /**
     * Cold; claims a delivery that is free, or whose claim has come to its end.
     *
     * @param key of the delivery: printable ASCII as long as it is Lever's
     * @param longest how long the claim holds unless it is done or released before
     */
    Mono<Claim> claim(String key, Duration longest);

    /** Cold; completes when the delivery is done for every process, for as long as this remembers. */
    Mono<Void> done(Claim.Mine claim);

    /** Cold; the delivery is free again, unless the claim came to its end and is another's by now. */
    Mono<Void> release(Claim.Mine claim);

    /**
     * How long a delivery that is done is remembered, at least; empty if for good. A replay that comes later counts
     * anew, so {@link WebhookReceiver#of} takes no verifier whose window is longer than half of this.
     */
    Optional<Duration> memory();
}
