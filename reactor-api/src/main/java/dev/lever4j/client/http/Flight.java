package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One subscription's way through the pipeline. Each filter hands a richer copy to the next.
 *
 * @param call what was asked for
 * @param clock the time that is left for it
 * @param log what has happened to it so far
 * @param authorization given by admission, null above it and for elsewhere
 * @param hop where redirects have led; null before any
 */
public record Flight(
        Call call,
        CallClock clock,
        FlightLog log,
        @Nullable Authorization authorization,
        @Nullable Hop hop) {
    public Flight(Call call, CallClock clock, FlightLog log, @Nullable Authorization authorization) {
        this(call, clock, log, authorization, null);
    }

    Flight admitted(Authorization given) {
        return new Flight(call, clock, log, given, hop);
    }

    Flight to(Hop next) {
        return new Flight(call, clock, log, null, next);
    }

    /** Whether a redirect has led away from Lever. */
    boolean isElsewhere() {
        return hop != null && hop.elsewhere();
    }

    /** The authorization to send; only below admission. */
    public Authorization admission() {
        return Objects.requireNonNull(authorization, "a request reached the wire without admission");
    }
}
