package dev.lever4j.auth.refresh;

/** What can happen to a token. */
public sealed interface TokenEvent {
    /** A caller wants an authorization. */
    record Needed() implements TokenEvent {}

    /** The API answered anything but 401 to this generation. */
    record Accepted(long generation) implements TokenEvent {}

    /** The API answered 401 to this generation. */
    record Rejected(long generation) implements TokenEvent {}

    /** An attempt is over. */
    record Ended(Attempt attempt, AttemptOutcome outcome) implements TokenEvent {}

    /** No refresh is to be started any more. */
    record Closing() implements TokenEvent {}
}
