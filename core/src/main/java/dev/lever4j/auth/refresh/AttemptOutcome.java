package dev.lever4j.auth.refresh;

/** How an attempt ended. */
public sealed interface AttemptOutcome {
    /** The token is usable, and its grant durable. */
    record Usable(LiveToken token) implements AttemptOutcome {}

    /** The server has rotated, and the store could not save it. */
    record NotSaved(Rotation rotation, TokenFailure failure) implements AttemptOutcome {}

    /**
     * Another process refreshes this grant, or did at the same moment: look again.
     *
     * @param known the newest generation whose token this process has had
     */
    record Elsewhere(long known, Watch watch) implements AttemptOutcome {}

    /**
     * No new token.
     *
     * @param known the generation that was read; as the job said if the store was not read
     */
    record Failed(TokenFailure failure, long known) implements AttemptOutcome {}
}
