package dev.lever4j.it.rivals;

import java.io.IOException;

/** Thrown where an answer is not 2xx; says no more than the number. */
final class HttpStatusException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    HttpStatusException(int status) {
        super("HTTP " + status);
        this.status = status;
    }

    /** 429 and 5xx pass. */
    static boolean passes(int status) {
        return status == 429 || status >= 500;
    }

    boolean passes() {
        return passes(status);
    }
}
