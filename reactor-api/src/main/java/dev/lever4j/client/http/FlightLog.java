package dev.lever4j.client.http;

import dev.lever4j.client.Telemetry.Outcome;
import dev.lever4j.client.transport.Departure;
import dev.lever4j.error.Tried;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one call so far: how often it was sent, and whether one of these requests may have reached Lever
 * with an unknown end. Shared by all attempts of one subscription, which follow one another.
 */
public final class FlightLog {
    private volatile int sends;
    private volatile Departure departure = Departure.NONE;
    private volatile Runnable landing = () -> {};
    private volatile boolean earlierMayHaveArrived;
    private volatile boolean over;
    private volatile int status;
    private volatile Optional<String> requestId = Optional.empty();
    private volatile Optional<Outcome> previous = Optional.empty();
    private volatile @Nullable Throwable firstFailure;

    /** Notes a request that is about to go out, and gives its departure. */
    Departure sent() {
        earlierMayHaveArrived |= departure.isGone();
        Departure next = Departure.landing(landing);
        departure = next;
        landing = () -> {};
        status = 0;
        requestId = Optional.empty();
        int before = sends;
        sends = before + 1;
        if (over) {
            next.holdBack();
        }
        return next;
    }

    /** What is to be done once the wire has all of the next request's answer. */
    void landing(Runnable then) {
        landing = then;
    }

    /** Gives the latest request up; false if it may have gone out already. */
    boolean holdBack() {
        return departure.holdBack();
    }

    /** Lever said that the latest request changed nothing. */
    void refused() {
        departure = Departure.NONE;
    }

    /** Lets nothing go out any more; true if a request of this call may have had an effect. */
    boolean end() {
        over = true;
        // the latest first: an earlier one is noted before it is replaced
        boolean latestGone = !departure.holdBack();
        return latestGone || earlierMayHaveArrived;
    }

    /**
     * An answer to the latest request has come.
     *
     * @param id what Lever calls the request
     */
    void answered(int answer, Optional<String> id) {
        status = answer;
        requestId = id;
    }

    /** Of the answer to the latest request; 0 if it has none. */
    int status() {
        return status;
    }

    /** What Lever calls the latest request. */
    Optional<String> requestId() {
        return requestId;
    }

    /** How the latest request ended, as far as anybody looked. */
    void ended(Outcome outcome) {
        previous = Optional.of(outcome);
    }

    /** Why there is another request; empty before the first. */
    Optional<Outcome> previous() {
        return previous;
    }

    /** How a first try ended that was made without the filters. */
    void failedFirst(Throwable failure) {
        firstFailure = failure;
    }

    /** That end, once; null if there was none, or it is taken into account already. */
    @Nullable
    Throwable takeFirstFailure() {
        Throwable failure = firstFailure;
        firstFailure = null;
        return failure;
    }

    /** How many requests went out. */
    public int sends() {
        return sends;
    }

    Tried tried(String endpoint, Duration elapsed) {
        return new Tried(endpoint, sends, elapsed);
    }
}
