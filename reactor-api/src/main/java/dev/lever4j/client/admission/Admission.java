package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** The one queue of a credential. It hands out a token and a permit as one value, so that neither can wait alone. */
public interface Admission {
    /**
     * Waits for its turn, a due permit and a usable token; emits on the scheduler of {@code TimeAndChance} if it had to wait.
     * Cancelling removes the waiter and costs no permit.
     */
    Mono<Authorization> admit(Lane lane);

    /** Lever answered 429: the queue pauses and goes on slower. */
    void throttled(Duration retryAfterOrZero);

    /** Lever answered anything else. */
    void answered();
}
