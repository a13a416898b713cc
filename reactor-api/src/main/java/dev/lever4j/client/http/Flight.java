package dev.lever4j.client.http;

import dev.lever4j.auth.Authorization;
import dev.lever4j.endpoint.Resend;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.OutcomeUnknownException;
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

    /** What the caller gets of a write that was sent once, where nothing says whether it was applied. */
    OutcomeUnknownException outcomeUnknown(LeverException failure) {
        return new OutcomeUnknownException(
                call.endpoint().label() + " was sent and may have been applied; it was not sent again. Read the record"
                        + " to find out",
                failure);
    }

    /** What the caller gets where Lever says that it is done, in words that nobody can read. */
    LeverException unread(LeverException failure) {
        return call.endpoint().resend() == Resend.UNSAFE ? outcomeUnknown(failure) : failure;
    }

    /** The authorization to send; only below admission. */
    public Authorization admission() {
        return Objects.requireNonNull(authorization, "a request reached the wire without admission");
    }
}
