package dev.lever4j.samples.batch;

import dev.lever4j.error.AuthException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.UnauthorizedException;

/** What the job ends with when it cannot go on; beside 0 and 7, which the report says. */
final class Ends {
    static final int OUR_FAULT = 1;
    static final int USAGE = 2;
    static final int CREDENTIAL = 3;
    static final int REFUSED = 4;
    static final int UNREACHABLE = 5;

    private Ends() {}

    /** To standard error; of a fault of ours with where it was. The exit code. */
    static int say(Throwable error) {
        System.err.println(error.getMessage());
        int code = code(error);
        if (code == OUR_FAULT) {
            error.printStackTrace();
        }
        return code;
    }

    static int code(Throwable error) {
        if (error instanceof IllegalArgumentException) {
            return USAGE;
        }
        if (error instanceof AuthException || error instanceof UnauthorizedException) {
            return CREDENTIAL;
        }
        if (error instanceof ForbiddenException) {
            return REFUSED;
        }
        return error instanceof LeverException ? UNREACHABLE : OUR_FAULT;
    }
}
