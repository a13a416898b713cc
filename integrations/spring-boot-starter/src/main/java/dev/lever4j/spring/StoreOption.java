package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.spring.LeverProperties.StoreType;
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
    Mono<Opened> open(GrantKeys keys);

    /**
     * A store.
     *
     * @param rehearsal cold; completes when grants can be written, so far as that shows without writing one
     * @param remedy what to change where they cannot
     */
    record Opened(TokenStores stores, Mono<Void> rehearsal, String remedy) {}
}
