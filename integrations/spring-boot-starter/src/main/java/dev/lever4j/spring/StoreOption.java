package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.spring.LeverProperties.StoreType;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A store that is on the classpath. */
interface StoreOption {
    StoreType type();

    /** Whether the application has what it needs, so that it can be taken without being named. */
    boolean isAtHand();

    /**
     * Looks up what it needs at once, and opens what is slow to open once that is subscribed to, on another thread.
     *
     * @throws LeverConfigurationException if something that it needs is not there
     */
    Mono<Opened<TokenStores>> open(GrantKeys keys);

    /** The same for deliveries, all of it once that is subscribed to; nothing where this store does not keep them. */
    default Optional<Mono<Opened<SeenDeliveries>>> seen() {
        return Optional.empty();
    }

    /**
     * A store.
     *
     * @param rehearsal cold; completes when it can be written to, so far as that shows without writing what counts
     * @param remedy what to change where it cannot
     */
    record Opened<T>(T place, Mono<Void> rehearsal, String remedy) {}
}
