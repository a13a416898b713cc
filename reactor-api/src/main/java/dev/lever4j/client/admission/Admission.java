package dev.lever4j.client.admission;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.token.TokenSource;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The one queue of a credential. It hands out a token and a permit as one value, so that neither can wait alone. */
public interface Admission {
    /** The queue of one credential: at most this fast, with the tokens of this source, which it does not close. */
    static Admission queue(RateLimit limit, TokenSource tokens, TimeAndChance time) {
        return new AdmissionQueue(limit, tokens, time, Permits.OWN, wake -> ConnectionShare.NONE);
    }

    /**
     * As above, with what else it has to share.
     *
     * @param permits of which each admission costs one
     * @param connections of which each attempt takes up one
     */
    static Admission queue(
            RateLimit limit, TokenSource tokens, TimeAndChance time, Permits permits, SharedConnections connections) {
        return new AdmissionQueue(limit, tokens, time, permits, connections::share);
    }

    /**
     * Waits for its turn, a due permit and a usable token; emits on the scheduler of {@code TimeAndChance} if it had to
     * wait. Cancelling removes the waiter and costs no permit, but perhaps one that processes share. Errors with what
     * the token source says to those who wait while it says so, and with {@code ClientClosedException}; an instance for
     * each.
     *
     * @param seat to be left when the attempt is over or is given up
     */
    Mono<Authorization> admit(Seat seat);

    /**
     * As {@link #admit}, for a call that need not wait: nobody is before it, and a permit, a token and a connection are
     * at hand. Null where it must, and then nothing was taken.
     */
    default @Nullable Authorization atOnce(Seat seat) {
        return null;
    }

    /**
     * Lever answered 429: the queue pauses and goes on slower.
     *
     * @param retryAfterOrZero as Lever asked
     * @param admittedAt the {@code TimeAndChance} tick at which that request was admitted: a 429 that was under way
     *     when the rate was cut does not cut it again
     */
    void throttled(Duration retryAfterOrZero, long admittedAt);

    /** Lever answered anything else. */
    void answered();

    AdmissionStats stats();

    /** Admits nobody any more; those who wait get {@code ClientClosedException}. Does not block. */
    void close();
}
