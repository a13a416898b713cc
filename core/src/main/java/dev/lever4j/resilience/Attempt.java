package dev.lever4j.resilience;

import dev.lever4j.endpoint.Resend;

/**
 * The attempt that has just failed.
 *
 * @param number 1 for the first
 * @param resend whether the operation may be sent again after it may have arrived
 * @param delete whether the operation removes something
 * @param unclearBefore whether an earlier attempt of the same call may have arrived
 */
public record Attempt(int number, Resend resend, boolean delete, boolean unclearBefore) {
    public static Attempt first(Resend resend, boolean delete) {
        return new Attempt(1, resend, delete, false);
    }

    /** The attempt that follows this one, which ended so. */
    public Attempt after(Outcome outcome) {
        return new Attempt(number + 1, resend, delete, unclearBefore || outcome instanceof Outcome.Unclear);
    }

    boolean mayRepeat() {
        return resend == Resend.SAFE;
    }
}
