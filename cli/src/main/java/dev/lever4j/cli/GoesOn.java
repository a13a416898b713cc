package dev.lever4j.cli;

import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import reactor.core.Exceptions;

/** The word that nothing is lost, where the same command goes on with what was interrupted. */
final class GoesOn {
    private GoesOn() {}

    /**
     * With that word; of the place's own errors it is said already.
     *
     * @param begun whether anything has been exported
     * @param place that keeps it
     */
    static Failure explained(RuntimeException error, boolean begun, Object place) {
        Failure failure = Failures.explain(error);
        int code = hasLasted(error) ? ExitCode.UNREACHABLE : failure.exitCode();
        boolean interrupted = code == ExitCode.INTERRUPTED;
        boolean isLevers = code >= ExitCode.AUTHENTICATION && code <= ExitCode.UNREACHABLE;
        String safe = interrupted || (begun && isLevers)
                ? "; " + place + " keeps what was exported, and the same command goes on from there"
                : "";
        return Failure.of(
                code,
                (interrupted ? "interrupted" : failure.sentence()) + safe,
                failure.getCause() == null ? failure : failure.getCause());
    }

    /** What has lasted for longer than an export is patient: another time it may be gone, unlike what was refused. */
    private static boolean hasLasted(RuntimeException error) {
        Throwable cause = Exceptions.unwrap(error);
        return cause instanceof ServerErrorException || cause instanceof RateLimitedException;
    }
}
