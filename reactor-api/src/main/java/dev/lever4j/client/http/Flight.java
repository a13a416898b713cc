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
 * @param authorization given by admission, null above it
 */
public record Flight(
        Call call, CallClock clock, FlightLog log, @Nullable Authorization authorization) {
    Flight admitted(Authorization given) {
        return new Flight(call, clock, log, given);
    }

    /** The authorization to send; only below admission. */
    public Authorization admission() {
        return Objects.requireNonNull(authorization, "a request reached the wire without admission");
    }
}
